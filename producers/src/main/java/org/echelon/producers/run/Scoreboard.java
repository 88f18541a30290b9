package org.echelon.producers.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Zone;
import org.jspecify.annotations.Nullable;

/**
 * How well customers are served: the share of units that had stock the moment they were ordered,
 * the share that is to arrive when due, and the share shipped from inside the customer's region.
 * Orders before an instant are a warm-up and are left out, unless the run ends before there are
 * others.
 */
public final class Scoreboard {
  private final Map<String, String> regionOfNode = new HashMap<>();
  private final Map<String, String> regionOfZone = new HashMap<>();
  private final Map<String, Line> lines = new HashMap<>();
  private final DueTimes dueTimes;
  private final Instant countedFrom;
  private final Tally warmUp = new Tally();
  private final Tally counted = new Tally();

  /** Units assigned, by the hour since 1970 in which they were. */
  private final TreeMap<Long, Tally> hours = new TreeMap<>();

  /** A line; what is assigned anew after a refusal has not been filled or in time twice. */
  private static final class Line {
    private final Instant placedAt;
    private final @Nullable String zone;
    private final long dueMillis;
    private final Tally tally;
    private long toFill;
    private long toCome;
    private @Nullable Sent last;

    Line(OrderLine placed, long dueMillis, Tally tally) {
      this.placedAt = placed.getPlacedAt();
      this.zone = placed.getZone();
      this.dueMillis = dueMillis;
      this.tally = tally;
      this.toFill = placed.getUnits();
      this.toCome = placed.getUnits();
    }

    void filled(long units) {
      long first = Math.min(units, toFill);
      toFill -= first;
      tally.filled += first;
    }

    void onTime(long units) {
      long first = Math.min(units, toCome);
      toCome -= first;
      tally.onTime += first;
    }
  }

  /** What a node is to ship. */
  private record Sent(String commandId, long units, boolean inRegion, Tally hour) {}

  /** Units of one part of the run. */
  private static final class Tally {
    private long ordered;
    private long filled;
    private long assigned;
    private long inRegion;
    private long onTime;

    double inRegionShare() {
      return assigned == 0 ? 0 : (double) inRegion / assigned;
    }
  }

  public Scoreboard(Network network, Instant countedFrom) {
    this.countedFrom = countedFrom;
    this.dueTimes = new DueTimes(network);
    for (Node node : network.getNodes()) {
      regionOfNode.put(node.getNode(), node.getRegion());
    }
    for (Zone zone : network.getZones()) {
      regionOfZone.put(zone.getZone(), zone.getRegion());
    }
  }

  /** An order line was placed. */
  public void ordered(OrderLine line) {
    Tally tally = line.getPlacedAt().isBefore(countedFrom) ? warmUp : counted;
    boolean placed = line.getChange() == OrderChange.PLACED && line.getRevision() == 1;
    if (!placed) {
      return;
    }
    Line known = new Line(line, dueTimes.of(line), tally);
    if (lines.putIfAbsent(key(line.getOrderId(), line.getLineNo()), known) == null) {
      tally.ordered += line.getUnits();
    }
  }

  /** When a line is due, epoch milliseconds. */
  long dueMillis(OrderLine line) {
    Line known = lines.get(key(line.getOrderId(), line.getLineNo()));
    return known == null ? dueTimes.of(line) : known.dueMillis;
  }

  /**
   * Units were assigned. A line served at once is decided at the tick before it was placed; one
   * that had to wait, at a later one.
   */
  public void assigned(AssignmentCommand command) {
    Line line = lines.get(key(command.getOrderId(), command.getLineNo()));
    if (line == null || command.getChange() != CommandChange.ISSUE) {
      return;
    }
    takeOver(command, line);
    Tally hour = hours.computeIfAbsent(hour(command.getIssuedAt()), h -> new Tally());
    line.tally.assigned += command.getUnits();
    hour.assigned += command.getUnits();
    if (!command.getIssuedAt().isAfter(line.placedAt)) {
      line.filled(command.getUnits());
    }
    Instant promisedAt = command.getPromisedAt();
    if (promisedAt != null && promisedAt.toEpochMilli() <= line.dueMillis) {
      line.onTime(command.getUnits());
    }
    String region = regionOfNode.get(command.getNode());
    boolean inRegion =
        region != null && line.zone != null && region.equals(regionOfZone.get(line.zone));
    line.tally.inRegion += inRegion ? command.getUnits() : 0;
    hour.inRegion += inRegion ? command.getUnits() : 0;
    line.last = new Sent(command.getCommandId(), command.getUnits(), inRegion, hour);
  }

  /** What another node has taken over was never shipped by the one before. */
  private static void takeOver(AssignmentCommand command, Line line) {
    Sent former = line.last;
    if (former != null && former.commandId.equals(command.getSupersedes())) {
      long units = Math.min(former.units, command.getUnits());
      line.tally.assigned -= units;
      line.tally.inRegion -= former.inRegion ? units : 0;
      former.hour.assigned -= units;
      former.hour.inRegion -= former.inRegion ? units : 0;
    }
  }

  /** Share of units ordered that had stock at once; 0 before the first order. */
  public double fillRate() {
    Tally tally = tally();
    return tally.ordered == 0 ? 0 : (double) tally.filled / tally.ordered;
  }

  /** Share of units ordered that are to arrive when due; 0 before the first order. */
  public double onTimeShare() {
    Tally tally = tally();
    return tally.ordered == 0 ? 0 : (double) tally.onTime / tally.ordered;
  }

  /** Share of assigned units that ship from the customer's own region. */
  public double inRegionShare() {
    return tally().inRegionShare();
  }

  /** The same of what was assigned in whole hours from one instant to before another. */
  double inRegionShare(Instant from, Instant until) {
    Tally sum = new Tally();
    for (Tally tally : hours.subMap(hour(from), Math.max(hour(from), hour(until))).values()) {
      sum.assigned += tally.assigned;
      sum.inRegion += tally.inRegion;
    }
    return sum.inRegionShare();
  }

  private static long hour(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 3_600L);
  }

  private Tally tally() {
    return counted.ordered > 0 ? counted : warmUp;
  }

  private static String key(String orderId, int lineNo) {
    return orderId + "/" + lineNo;
  }
}
