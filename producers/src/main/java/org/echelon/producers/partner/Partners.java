package org.echelon.producers.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Supplier;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.event.Receipt;
import org.echelon.network.Lane;
import org.echelon.network.Node;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.reference.Network;
import org.echelon.schema.AvroTrust;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Simulated warehouses and vendors: they take commands and answer each in virtual time, whatever
 * order the commands come in. Lower or equal revisions and unknown changes are ignored; a
 * cancellation is obeyed until the goods leave. For one thread.
 */
public final class Partners {
  private static final long CANCEL_SECONDS = 600;

  private final Courses courses;
  private final CommandAudit audit = new CommandAudit();
  private final ShippedLines shippedLines = new ShippedLines();
  private final Map<String, Course> open = new HashMap<>();
  private final PendingAnswers pending = new PendingAnswers();
  private final Deque<Receipt> expected = new ArrayDeque<>();
  private final TrueNetwork network;
  private final @Nullable Docks docks;
  private long commands;
  private long sent;
  private long repeated;

  public Partners(Network network, long seed) {
    this(network, seed, Behaviour.USUAL);
  }

  /** Partners whose sites take in and send out everything at once. */
  public Partners(Network network, long seed, Behaviour behaviour) {
    AvroTrust.ensure();
    this.network = TrueNetwork.always(network);
    this.courses = new Courses(this.network, seed, behaviour);
    this.docks = null;
  }

  /**
   * Partners whose sites have the status of their network, and its flows and rooms if so wished.
   *
   * @param networks as they live them, by the instant from which each holds
   * @param limited whether flows and rooms have the limits of the network
   */
  public Partners(
      NavigableMap<Instant, Network> networks,
      long seed,
      Behaviour behaviour,
      SiteBook book,
      boolean limited) {
    AvroTrust.ensure();
    this.network = new TrueNetwork(networks);
    this.courses = new Courses(network, seed, behaviour);
    this.docks = new Docks(network, book, limited);
  }

  /** Deliveries of what was bought before the start, in order of time. */
  public void expect(List<Receipt> deliveries) {
    expected.addAll(deliveries);
  }

  /** Takes a transfer order. */
  public void take(TransferCommand command) {
    Acks acks = new Acks(command.getCommandId(), command.getRevision(), command.getSku());
    boolean issued =
        take(acks, command.getChange(), command.getIssuedAt(), () -> courses.of(command));
    if (issued) {
      audit.tile(
          command.getSku(), command.getLane(), command.getFirstUnit(), command.getLastUnit());
    }
  }

  /** Takes a purchase order. */
  public void take(PurchaseCommand command) {
    Acks acks = new Acks(command.getCommandId(), command.getRevision(), command.getSku());
    boolean issued =
        take(acks, command.getChange(), command.getIssuedAt(), () -> courses.of(command));
    if (issued) {
      audit.tile(
          command.getSku(), command.getLane(), command.getFirstUnit(), command.getLastUnit());
    }
  }

  /** Takes an order to ship to a customer. */
  public void take(AssignmentCommand command) {
    Acks acks = new Acks(command.getCommandId(), command.getRevision(), command.getSku());
    boolean issued =
        take(acks, command.getChange(), command.getIssuedAt(), () -> courses.of(command));
    if (issued) {
      shippedLines.assigned(command);
    }
  }

  /** Which order lines have left so far, and from where. */
  public ShippedFrom shippedFrom() {
    return shippedLines;
  }

  /** What falls due up to and including an instant and was not given before. */
  public List<FeedRow.Event> answersUntil(Instant until) {
    List<FeedRow.Event> events = new ArrayList<>();
    for (var event = next(until); event != null; event = next(until)) {
      events.add(event);
    }
    return events;
  }

  /**
   * The next answer or receipt that falls due up to and including an instant, null when there is
   * none. Whoever keeps the book of the sites books it before asking for the next.
   */
  public FeedRow.@Nullable Event next(Instant until) {
    FeedRow.@Nullable Event event = null;
    while (event == null && !dueAt().isAfter(until)) {
      Instant now = dueAt();
      if (docks != null && docks.nextAt().equals(now)) {
        event = docks.next();
        sent += event != null && event.topic() == Topic.ACK ? 1 : 0;
      } else if (pending.nextAt().equals(now)) {
        event = given(pending.next());
      } else {
        Receipt receipt = expected.remove();
        event =
            docks == null
                ? Load.event(receipt.getSku(), receipt, now)
                : docks.arrives(new Load.Expected(receipt, 0), now);
      }
    }
    return event;
  }

  /** Acks whose instant has come, sent or not, without those that only repeat another. */
  public long due(Instant now) {
    return sent + pending.due(now);
  }

  /** Acks given out, without those that only repeat another. */
  public long sent() {
    return sent;
  }

  /** Acks given out a second time. */
  public long repeated() {
    return repeated;
  }

  /** New commands and revisions taken. */
  public long commands() {
    return commands;
  }

  /** Commands that came twice in the same revision. */
  public long duplicateCommands() {
    return audit.duplicates();
  }

  /** Commands whose units do not continue those of the former command of their item and lane. */
  public long tilingBreaks() {
    return audit.tilingBreaks();
  }

  /** Whether a new command was issued. */
  private boolean take(Acks acks, CommandChange change, Instant issuedAt, Supplier<Course> course) {
    if (change == CommandChange.UNKNOWN || !audit.isNew(acks.commandId(), acks.commandRevision())) {
      return false;
    }
    commands++;
    Course former = open.get(acks.commandId());
    switch (change) {
      case ISSUE -> follow(acks.commandId(), course.get());
      case REDUCE -> {
        if (former != null && stopped(acks.commandId(), former, issuedAt)) {
          follow(acks.commandId(), course.get());
        }
      }
      default -> {
        if (former != null && stopped(acks.commandId(), former, issuedAt)) {
          Instant at = issuedAt.plusSeconds(CANCEL_SECONDS);
          var ack = acks.ack(AckKind.CANCELLED, former.speaker(), "1", 0).setOccurredAt(at);
          pending.add(new Answer(at, ack.setReason("CUSTOMER_CANCELLED").build(), false));
        }
      }
    }
    return change == CommandChange.ISSUE;
  }

  private Instant dueAt() {
    Instant due = pending.nextAt();
    Instant door = docks == null ? Instant.MAX : docks.nextAt();
    Instant delivery = expected.isEmpty() ? Instant.MAX : expected.peek().getOccurredAt();
    due = door.isBefore(due) ? door : due;
    return delivery.isBefore(due) ? delivery : due;
  }

  /** An answer as it is given now, or null where it comes later. */
  private FeedRow.@Nullable Event given(Answer answer) {
    Ack ack = answer.ack();
    if (docks != null && ack.getKind() == AckKind.RECEIVED) {
      if (!answer.repeated()) {
        FeedRow.@Nullable Event received = docks.arrives(new Load.Commanded(ack, 0), answer.at());
        sent += received == null ? 0 : 1;
        return received;
      }
      if (docks.altered(ack.getEventId())) {
        return null;
      }
    } else if (docks != null && held(docks, answer)) {
      return null;
    }
    shippedLines.answered(answer);
    forgetOnceLeft(answer);
    if (answer.repeated()) {
      repeated++;
    } else {
      sent++;
    }
    return new FeedRow.Event(answer.at(), Topic.ACK, ack.getSku(), ack);
  }

  /** Whether a site cannot do or say yet what an answer tells of; it then comes later. */
  private boolean held(Docks docks, Answer answer) {
    Ack ack = answer.ack();
    Instant now = answer.at();
    Course course = open.get(ack.getCommandId());
    Node site = network.node(ack.getNode(), now);
    if (!site.open()) {
      Instant opens = network.nextChance(ack.getNode(), now);
      if (answer.repeated()) {
        // It was said in time; what follows of the command goes on meanwhile.
        pending.add(answer.saidAgain(opens));
      } else {
        postpone(answer, opens);
      }
      return true;
    }
    if (ack.getKind() == AckKind.ACCEPTED
        && answer.late()
        && course != null
        && now.isAfter(course.expiresAt())) {
      // Nobody takes up what has lapsed while the site was shut.
      pending.drop(ack.getCommandId(), Instant.MIN);
      open.remove(ack.getCommandId());
      return true;
    }
    if (ack.getKind() != AckKind.SHIPPED || answer.repeated() || !site.kind().holdsStock()) {
      return false;
    }
    if (!answer.cleared() && !docks.leaves(ack.getNode(), ack.getUnits(), now)) {
      postpone(answer, network.nextChance(ack.getNode(), now));
      return true;
    }
    if (!answer.cleared() && answer.late() && course != null && course.lane() != null) {
      Lane lane = network.at(now).lane(course.lane()).orElseThrow();
      Instant departs = Instant.ofEpochMilli(lane.calendar().nextDeparture(now.toEpochMilli()));
      postpone(answer.withPlace(), departs);
      return true;
    }
    docks.left(answer);
    return false;
  }

  /** An answer and all that its command is still to say come later. */
  private void postpone(Answer answer, Instant to) {
    Duration by = Duration.between(answer.at(), to);
    pending.postpone(answer.ack().getCommandId(), by);
    pending.add(answer.later(by));
    open.computeIfPresent(answer.ack().getCommandId(), (id, course) -> course.later(by));
  }

  private void forgetOnceLeft(Answer answer) {
    Course course = open.get(answer.ack().getCommandId());
    if (course != null && !answer.at().isBefore(course.leavesAt())) {
      open.remove(answer.ack().getCommandId());
    }
  }

  private void follow(String commandId, Course course) {
    open.put(commandId, course);
    pending.addAll(course.answers());
  }

  /** Drops what is still to come of a command, unless its goods have left. */
  private boolean stopped(String commandId, Course course, Instant requestedAt) {
    Instant obeyedAt = requestedAt.plusSeconds(CANCEL_SECONDS);
    if (!course.leavesAt().isAfter(obeyedAt)) {
      return false;
    }
    pending.drop(commandId, obeyedAt);
    open.remove(commandId);
    return true;
  }
}
