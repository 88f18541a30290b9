package org.echelon.producers.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.producers.reader.CommandHandler;
import org.echelon.producers.reader.ReceivedCommand;
import org.echelon.producers.reader.Reply;
import org.echelon.reference.Network;

/**
 * Simulated warehouses and vendors of a running deployment: they carry out what a command reader
 * hands them, faster than life if wished. Everything about a command follows from the seed and the
 * command, so one that is handed again after a restart is answered with the same acks. For one
 * thread.
 */
public final class LivePartners implements CommandHandler {
  private static final Duration TO_CANCEL = Duration.ofMinutes(10);

  private final Supplier<Network> networks;
  private final long seed;
  private final Behaviour behaviour;
  private final double speedUp;
  private final Map<String, Work> open = new HashMap<>();
  private final PriorityQueue<Due> pending =
      new PriorityQueue<>(
          Comparator.comparing(Due::at).thenComparing(due -> due.ack().getEventId()));
  private long networkVersion = -1;
  private Courses courses;
  private long answered;

  /** What is still to be done about one revision of a command. */
  private static final class Work {
    private final Reply reply;
    private final Instant leavesAt;
    private int answersLeft;

    Work(Reply reply, Instant leavesAt, int answersLeft) {
      this.reply = reply;
      this.leavesAt = leavesAt;
      this.answersLeft = answersLeft;
    }
  }

  private record Due(Instant at, Ack ack, Work work) {}

  /**
   * @param networks the network in force, asked for when a command names a newer one
   * @param speedUp how many times faster than life everything goes after a command was issued
   */
  public LivePartners(Supplier<Network> networks, long seed, Behaviour behaviour, double speedUp) {
    if (!(speedUp > 0) || Double.isInfinite(speedUp)) {
      throw new IllegalArgumentException("a speed is above zero, not " + speedUp);
    }
    this.networks = networks;
    this.seed = seed;
    this.behaviour = behaviour;
    this.speedUp = speedUp;
    this.courses = new Courses(networks.get(), seed, behaviour);
  }

  @Override
  public void take(ReceivedCommand command, Reply reply) {
    switch (command.change()) {
      case ISSUE -> follow(command, reply, List.of());
      case REDUCE -> {
        if (stopped(command)) {
          follow(command, reply, List.of());
        } else {
          reply.finished();
        }
      }
      default -> {
        if (stopped(command)) {
          Instant at = obeyedAt(command);
          Acks acks = new Acks(command.commandId(), command.revision(), command.sku());
          Ack ack =
              acks.ack(AckKind.CANCELLED, command.speaker(), "1", 0)
                  .setOccurredAt(at)
                  .setReason("CUSTOMER_CANCELLED")
                  .build();
          follow(command, reply, List.of(new Answer(at, ack, false)));
        } else {
          reply.finished();
        }
      }
    }
  }

  /** Sends every answer whose time has come, in order of time. */
  public void answerUntil(Instant now) {
    while (!pending.isEmpty() && !pending.peek().at().isAfter(now)) {
      Due due = pending.poll();
      due.work().reply.send(due.ack());
      answered++;
      if (--due.work().answersLeft == 0) {
        due.work().reply.finished();
        open.remove(due.ack().getCommandId(), due.work());
      }
    }
  }

  /** When the next answer is due; empty when nothing is under way. */
  public Optional<Instant> nextAt() {
    return Optional.ofNullable(pending.peek()).map(Due::at);
  }

  /** Answers given, repeated ones included. */
  public long answered() {
    return answered;
  }

  private void follow(ReceivedCommand command, Reply reply, List<Answer> own) {
    List<Answer> answers = own;
    Instant leavesAt = Instant.MIN;
    if (own.isEmpty()) {
      Course course = course(command);
      leavesAt = scaled(command, course.leavesAt());
      answers = new ArrayList<>();
      for (Answer answer : course.answers()) {
        answers.add(scaled(command, answer));
      }
    }
    Work work = new Work(reply, leavesAt, answers.size());
    open.put(command.commandId(), work);
    answers.forEach(answer -> pending.add(new Due(answer.at(), answer.ack(), work)));
  }

  private Course course(ReceivedCommand command) {
    if (command.record() instanceof TransferCommand transfer) {
      know(transfer.getNetworkVersion());
      return courses.of(transfer);
    }
    if (command.record() instanceof PurchaseCommand purchase) {
      know(purchase.getNetworkVersion());
      return courses.of(purchase);
    }
    return courses.of((AssignmentCommand) command.record());
  }

  /** A command of a newer network may go over a lane that was not there before. */
  private void know(long version) {
    if (version > networkVersion) {
      courses = new Courses(networks.get(), seed, behaviour);
      networkVersion = version;
    }
  }

  /** Stops what has not left when a later revision is obeyed; false when it is too late. */
  private boolean stopped(ReceivedCommand command) {
    Work work = open.get(command.commandId());
    Instant at = obeyedAt(command);
    if (work == null || !work.leavesAt.isAfter(at)) {
      return false;
    }
    pending.removeIf(due -> due.work() == work && due.at().isAfter(at));
    open.remove(command.commandId());
    work.answersLeft = (int) pending.stream().filter(due -> due.work() == work).count();
    if (work.answersLeft == 0) {
      work.reply.finished();
    }
    return true;
  }

  private Instant obeyedAt(ReceivedCommand command) {
    return scaled(command, command.issuedAt().plus(TO_CANCEL));
  }

  private Answer scaled(ReceivedCommand command, Answer answer) {
    Instant at = scaled(command, answer.at());
    // An ack that is repeated later still says when the thing happened.
    Ack.Builder ack =
        Ack.newBuilder(answer.ack()).setOccurredAt(scaled(command, answer.ack().getOccurredAt()));
    if (answer.ack().getExpectedAt() != null) {
      ack.setExpectedAt(scaled(command, answer.ack().getExpectedAt()));
    }
    return new Answer(at, ack.build(), answer.repeated());
  }

  private Instant scaled(ReceivedCommand command, Instant at) {
    double millis = Duration.between(command.issuedAt(), at).toMillis() / speedUp;
    return command.issuedAt().plusMillis(Math.round(millis));
  }
}
