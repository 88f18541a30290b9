package org.echelon.console.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandState;

/**
 * Commands and their answers: every open one and the newest {@value #CLOSED_AT_MOST} closed ones.
 * Beyond {@value #OPEN_AT_MOST} open ones the oldest are dropped and counted. By SKU the newest
 * {@value #OF_A_SKU_AT_MOST} of those are found, none that is not kept anyway.
 */
public final class CommandTable {
  static final int OPEN_AT_MOST = 100_000;
  static final int CLOSED_AT_MOST = 5_000;
  static final int OF_A_SKU_AT_MOST = 12;
  private static final int UNKNOWN_AT_MOST = 50_000;
  private static final long DAY = 86_400_000L;
  private static final Listener NOBODY =
      new Listener() {
        @Override
        public void turned(CommandKind kind, CommandState state) {
          // Nobody wants to know.
        }

        @Override
        public void answered(CommandKind kind, long millis) {
          // Nobody wants to know.
        }
      };

  private final CommandHeads heads = new CommandHeads();
  private final Map<String, TrackedCommand> open = new LinkedHashMap<>();
  private final Map<String, TrackedCommand> closed = new Newest<>(CLOSED_AT_MOST, this::forget);

  /** Topics are read side by side: an answer may be seen before its command. */
  private final Map<String, List<Answer>> early = new Newest<>(UNKNOWN_AT_MOST);

  private final Map<String, Deque<TrackedCommand>> bySku = new HashMap<>();
  private final Map<Long, long[]> issuedByDay = new Newest<>(8);
  private final Map<CommandKind, Long> issued = new EnumMap<>(CommandKind.class);
  private final Predicate<String> silentLanes;
  private final Listener listener;
  private long newestIssuedAt;
  private long dropped;
  private long forgotten;

  /** Hears what becomes of commands, as it is found out. */
  interface Listener {
    /** A command has come to another state; the first is the one in which it was seen first. */
    void turned(CommandKind kind, CommandState state);

    /** The first answer to a command has come, so long after its issue. */
    void answered(CommandKind kind, long millis);
  }

  /**
   * An empty table.
   *
   * @param silentLanes lanes that no acks come from
   */
  CommandTable(Predicate<String> silentLanes) {
    this(silentLanes, NOBODY);
  }

  /**
   * An empty table.
   *
   * @param silentLanes lanes that no acks come from
   */
  CommandTable(Predicate<String> silentLanes, Listener listener) {
    this.silentLanes = silentLanes;
    this.listener = listener;
  }

  void take(org.echelon.command.TransferCommand command, long now) {
    take(heads.of(command), command.getChange(), now);
  }

  void take(org.echelon.command.PurchaseCommand command, long now) {
    take(heads.of(command), command.getChange(), now);
  }

  void take(org.echelon.command.AssignmentCommand command, long now) {
    take(heads.of(command), command.getChange(), now);
  }

  void take(org.echelon.command.Ack ack, long now) {
    Answer.of(ack, heads.node(ack.getNode())).ifPresent(answer -> take(answer, now));
  }

  void take(org.echelon.event.Shipment shipment, long now) {
    Answer.of(shipment, heads.node(shipment.getNode())).ifPresent(answer -> take(answer, now));
  }

  void take(org.echelon.event.Receipt receipt, long now) {
    Answer.of(receipt, heads.node(receipt.getNode())).ifPresent(answer -> take(answer, now));
  }

  /** Puts away what the clock has closed. */
  void sweep(long now) {
    Iterator<TrackedCommand> commands = open.values().iterator();
    while (commands.hasNext()) {
      TrackedCommand command = commands.next();
      if (now > command.head().terms().expiresAt() && command.status(now).state().closed()) {
        tell(command, command.status(now).state());
        commands.remove();
        closed.put(command.head().terms().commandId(), command);
      }
    }
  }

  private void take(CommandHead head, org.echelon.command.CommandChange change, long now) {
    String id = head.terms().commandId();
    TrackedCommand command = find(id).orElse(null);
    if (command == null) {
      command = new TrackedCommand(head, silentLanes);
      remember(command);
      for (Answer answer : Optional.ofNullable(early.remove(id)).orElse(List.of())) {
        command.answer(answer.key(), answer.ack());
      }
    } else {
      command.replaceBy(head);
    }
    if (change == org.echelon.command.CommandChange.CANCEL) {
      command.requestCancel();
    }
    place(id, command, now);
  }

  private void take(Answer answer, long now) {
    Optional<TrackedCommand> command = find(answer.commandId());
    if (command.isPresent()) {
      if (command.get().acks().isEmpty()) {
        var terms = command.get().head().terms();
        long after = answer.ack().stamp().occurredAt() - terms.timing().issuedAt();
        listener.answered(terms.kind(), Math.max(0, after));
      }
      command.get().answer(answer.key(), answer.ack());
      place(answer.commandId(), command.get(), now);
    } else {
      early.computeIfAbsent(answer.commandId(), id -> new ArrayList<>(2)).add(answer);
    }
  }

  private void remember(TrackedCommand command) {
    CommandHead head = command.head();
    newestIssuedAt = Math.max(newestIssuedAt, head.terms().timing().issuedAt());
    issued.merge(head.terms().kind(), 1L, Long::sum);
    issuedByDay.computeIfAbsent(head.terms().timing().issuedAt() / DAY, day -> new long[1])[0]++;
    Deque<TrackedCommand> ofSku =
        bySku.computeIfAbsent(head.terms().sku(), sku -> new ArrayDeque<>());
    ofSku.addFirst(command);
    if (ofSku.size() > OF_A_SKU_AT_MOST) {
      ofSku.removeLast();
    }
  }

  /** What is no longer kept is no longer found by its SKU either. */
  private void forget(TrackedCommand command) {
    forgotten++;
    String sku = command.head().terms().sku();
    Deque<TrackedCommand> ofSku = bySku.get(sku);
    if (ofSku != null) {
      ofSku.remove(command);
      if (ofSku.isEmpty()) {
        bySku.remove(sku);
      }
    }
  }

  private void tell(TrackedCommand command, CommandState state) {
    if (command.turned(state)) {
      listener.turned(command.head().terms().kind(), state);
    }
  }

  private void place(String id, TrackedCommand command, long now) {
    CommandState state = command.status(now).state();
    tell(command, state);
    if (state.closed()) {
      open.remove(id);
      closed.put(id, command);
    } else {
      closed.remove(id);
      open.put(id, command);
      if (open.size() > OPEN_AT_MOST) {
        Iterator<TrackedCommand> oldest = open.values().iterator();
        forget(oldest.next());
        oldest.remove();
        dropped++;
      }
    }
  }

  /** A command, if it is still kept. */
  public Optional<TrackedCommand> find(String commandId) {
    TrackedCommand found = open.get(commandId);
    return Optional.ofNullable(found == null ? closed.get(commandId) : found);
  }

  /** Open commands, oldest first. */
  public Collection<TrackedCommand> open() {
    return Collections.unmodifiableCollection(open.values());
  }

  /** Closed commands that are still kept, in the order of their closing. */
  public Collection<TrackedCommand> closed() {
    return Collections.unmodifiableCollection(closed.values());
  }

  /** Newest commands of a SKU that are still kept, newest first. */
  public Collection<TrackedCommand> ofSku(String sku) {
    Deque<TrackedCommand> commands = bySku.get(sku);
    return commands == null ? List.of() : Collections.unmodifiableCollection(commands);
  }

  /** How many commands of a kind were seen. */
  public long issued(CommandKind kind) {
    return issued.getOrDefault(kind, 0L);
  }

  /** When the newest command was issued, epoch milliseconds; 0 before the first. */
  long newestIssuedAt() {
    return newestIssuedAt;
  }

  /** How many commands were issued on the UTC day of an instant. */
  public long issuedOn(long millis) {
    long[] count = issuedByDay.get(millis / DAY);
    return count == null ? 0 : count[0];
  }

  /** Commands, open or closed, that were dropped to stay within bounds. */
  public long forgotten() {
    return forgotten;
  }

  /** Open commands that were dropped to stay within bounds. */
  public long dropped() {
    return dropped;
  }
}
