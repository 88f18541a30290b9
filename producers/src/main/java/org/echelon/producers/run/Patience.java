package org.echelon.producers.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;

/**
 * How long customers wait: who has not been assigned all units some days after the order gives up
 * the rest. What is assigned stays ordered. Lines whose node the order system chose are served by
 * it and wait for ever.
 */
final class Patience {
  /** Customers who never give up. */
  static final Duration ENDLESS = Duration.ofDays(36_500);

  /** Who waits for no third promise has still not heard that the node changes. */
  private static final Duration REROUTED = Duration.ofHours(1);

  private final Duration waits;
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, Parcel> parcels = new HashMap<>();
  private final PriorityQueue<Line> soonest =
      new PriorityQueue<>(
          Comparator.comparing((Line line) -> line.givesUpAt).thenComparing(line -> line.key));
  private final Set<String> gone = new HashSet<>();

  /** Assignments that go to another node. */
  private final Set<String> calledOff = new HashSet<>();

  /**
   * A customer gave up.
   *
   * @param later the revision of the line that says so
   * @param units given up
   */
  record GivenUp(OrderLine later, long units) {}

  /** Units of a line that have a node and have not left. */
  private record Parcel(Line line, long units) {}

  private static final class Line {
    private final String key;
    private OrderLine newest;
    private Instant givesUpAt;
    private long assigned;
    private long shipped;

    Line(String key, OrderLine newest, Instant givesUpAt) {
      this.key = key;
      this.newest = newest;
      this.givesUpAt = givesUpAt;
    }
  }

  Patience(Duration waits) {
    this.waits = waits;
  }

  /** A line was placed or revised. */
  void ordered(OrderLine line) {
    if (waits.equals(ENDLESS) || line.getAssignedNode() != null) {
      return;
    }
    String key = key(line.getOrderId(), line.getLineNo());
    Line known = lines.get(key);
    if (known != null) {
      known.newest = line.getRevision() > known.newest.getRevision() ? line : known.newest;
    } else if (line.getChange() == OrderChange.PLACED) {
      Line placed = new Line(key, line, line.getPlacedAt().plus(waits));
      lines.put(key, placed);
      soonest.add(placed);
    }
  }

  /** Units of a line have a node, or are to have another. */
  void assigned(AssignmentCommand command) {
    if (CalledOff.by(command)) {
      calledOff.add(command.getCommandId());
    }
    Line line = lines.get(key(command.getOrderId(), command.getLineNo()));
    if (line != null && command.getChange() == CommandChange.ISSUE) {
      Parcel parcel = new Parcel(line, command.getUnits());
      line.assigned +=
          parcels.putIfAbsent(command.getCommandId(), parcel) == null ? parcel.units : 0;
    }
  }

  /** A warehouse has shipped units, or will not. */
  void answered(Ack ack) {
    AckKind kind = ack.getKind();
    boolean failed = kind == AckKind.REJECTED || kind == AckKind.CANCELLED;
    Parcel parcel = failed || kind == AckKind.SHIPPED ? parcels.remove(ack.getCommandId()) : null;
    if (parcel == null) {
      return;
    }
    Line line = parcel.line;
    if (failed) {
      line.assigned -= parcel.units;
      // Whoever has waited long enough waits for no third promise.
      boolean unheard = calledOff.remove(ack.getCommandId());
      if (!soonest.contains(line)) {
        line.givesUpAt = ack.getOccurredAt().plus(unheard ? REROUTED : Duration.ZERO);
        soonest.add(line);
      }
    } else {
      line.shipped += ack.getUnits();
      if (line.shipped >= line.newest.getUnits()) {
        lines.remove(line.key);
      }
    }
  }

  /** The customers who have given up, up to and including an instant. */
  List<GivenUp> until(Instant now) {
    List<GivenUp> all = new ArrayList<>();
    while (!soonest.isEmpty() && !soonest.peek().givesUpAt.isAfter(now)) {
      Line line = soonest.poll();
      boolean standing = line.newest.getChange() != OrderChange.CANCELLED;
      long open = line.newest.getUnits() - line.assigned;
      if (standing && !line.newest.getWithdrawn() && open > 0) {
        gone.add(line.key);
        all.add(new GivenUp(later(line), open));
      }
    }
    return all;
  }

  /** Whether the customer of a line has given up, so that nothing more is said about it. */
  boolean gone(OrderLine line) {
    return gone.contains(key(line.getOrderId(), line.getLineNo()));
  }

  private static OrderLine later(Line line) {
    OrderLine former = line.newest;
    int revision = former.getRevision() + 1;
    line.newest =
        OrderLine.newBuilder(former)
            .setEventId(former.getEventId() + "-given-up-" + revision)
            .setOccurredAt(line.givesUpAt)
            .setRevision(revision)
            .setChange(line.assigned == 0 ? OrderChange.CANCELLED : OrderChange.CHANGED)
            .setUnits(line.assigned)
            .build();
    return line.newest;
  }

  private static String key(String orderId, int lineNo) {
    return orderId + "/" + lineNo;
  }
}
