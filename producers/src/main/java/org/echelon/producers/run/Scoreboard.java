package org.echelon.producers.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Zone;

/**
 * How well customers are served: the share of units that had stock the moment they were ordered,
 * and the share shipped from inside the customer's region. Orders before an instant are a warm-up
 * and are left out.
 */
public final class Scoreboard {
  private final Map<String, String> regionOfNode = new HashMap<>();
  private final Map<String, String> regionOfZone = new HashMap<>();
  private final Map<String, Line> lines = new HashMap<>();
  private final Instant countedFrom;
  private long orderedUnits;
  private long filledUnits;
  private long assignedUnits;
  private long inRegionUnits;

  private record Line(Instant placedAt, String zone, boolean counted) {}

  public Scoreboard(Network network, Instant countedFrom) {
    this.countedFrom = countedFrom;
    for (Node node : network.getNodes()) {
      regionOfNode.put(node.getNode(), node.getRegion());
    }
    for (Zone zone : network.getZones()) {
      regionOfZone.put(zone.getZone(), zone.getRegion());
    }
  }

  /** An order line was placed. */
  public void ordered(OrderLine line) {
    boolean counted = !line.getPlacedAt().isBefore(countedFrom);
    Line known = new Line(line.getPlacedAt(), line.getZone(), counted);
    boolean placed = line.getChange() == OrderChange.PLACED && line.getRevision() == 1;
    if (placed && lines.putIfAbsent(key(line.getOrderId(), line.getLineNo()), known) == null) {
      orderedUnits += counted ? line.getUnits() : 0;
    }
  }

  /**
   * Units were assigned. A line served at once is decided at the tick before it was placed; one
   * that had to wait, at a later one.
   */
  public void assigned(AssignmentCommand command) {
    Line line = lines.get(key(command.getOrderId(), command.getLineNo()));
    if (line == null || !line.counted || command.getChange() != CommandChange.ISSUE) {
      return;
    }
    assignedUnits += command.getUnits();
    if (!command.getIssuedAt().isAfter(line.placedAt)) {
      filledUnits += command.getUnits();
    }
    if (regionOfNode.get(command.getNode()).equals(regionOfZone.get(line.zone))) {
      inRegionUnits += command.getUnits();
    }
  }

  /** Share of units ordered that had stock at once; 0 before the first order. */
  public double fillRate() {
    return orderedUnits == 0 ? 0 : (double) filledUnits / orderedUnits;
  }

  /** Share of assigned units that ship from the customer's own region. */
  public double inRegionShare() {
    return assignedUnits == 0 ? 0 : (double) inRegionUnits / assignedUnits;
  }

  private static String key(String orderId, int lineNo) {
    return orderId + "/" + lineNo;
  }
}
