package org.echelon.console.table;

import java.util.ArrayList;
import java.util.List;
import org.echelon.state.Flows;
import org.echelon.state.NodePosition;
import org.echelon.state.OpenPurchase;
import org.echelon.state.OpenTransfer;
import org.echelon.state.Position;
import org.echelon.state.WaitingDemand;

/**
 * The last published position of a SKU.
 *
 * @param atMillis tick at which it was taken
 * @param writtenOff units that were lost, all nodes together
 */
public record SkuRow(
    String sku,
    long atMillis,
    List<StockRow> nodes,
    List<Arrival> arrivals,
    List<Waiting> waiting,
    long writtenOff,
    Flows flows) {

  /** Units that are expected at a node by an open command. */
  public record Arrival(String commandId, String from, String to, long units, long atMillis) {}

  /** Ordered units that no node serves yet. */
  public record Waiting(String zone, String speed, long units, long oldestAtMillis) {}

  static SkuRow of(Position position) {
    String sku = position.getSku();
    long writtenOff = 0;
    List<StockRow> nodes = new ArrayList<>(position.getNodes().size());
    for (NodePosition node : position.getNodes()) {
      nodes.add(StockRow.of(sku, node));
      writtenOff += node.getWrittenOffUnits();
    }
    return new SkuRow(
        sku,
        position.getAt().toEpochMilli(),
        List.copyOf(nodes),
        arrivals(position),
        position.getWaiting().stream().map(SkuRow::waiting).toList(),
        writtenOff,
        position.getFlows());
  }

  private static List<Arrival> arrivals(Position position) {
    List<Arrival> arrivals = new ArrayList<>();
    for (OpenTransfer transfer : position.getTransfers()) {
      arrivals.add(
          new Arrival(
              transfer.getCommandId(),
              transfer.getFrom(),
              transfer.getTo(),
              transfer.getToShipUnits() + transfer.getInTransitUnits(),
              transfer.getExpectedArrivalAt().toEpochMilli()));
    }
    for (OpenPurchase purchase : position.getPurchases()) {
      arrivals.add(
          new Arrival(
              purchase.getCommandId(),
              purchase.getVendor(),
              purchase.getTo(),
              purchase.getOnOrderUnits(),
              purchase.getExpectedArrivalAt().toEpochMilli()));
    }
    return List.copyOf(arrivals);
  }

  private static Waiting waiting(WaitingDemand demand) {
    return new Waiting(
        demand.getZone(),
        demand.getSpeed(),
        demand.getUnits(),
        demand.getOldestAt().toEpochMilli());
  }

  /** Units in all buckets that the conservation sum counts. */
  public long counted() {
    long units = writtenOff;
    for (StockRow row : nodes) {
      units += row.present() + row.inTransit();
    }
    return units;
  }

  /** What the buckets must hold, by what entered and left the network. */
  public long expected() {
    return flows.getReceivedFromVendorsUnits()
        + flows.getReturnedUnits()
        + flows.getCorrectionsUnits()
        - flows.getShippedToCustomersUnits();
  }
}
