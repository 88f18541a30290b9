package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.echelon.inventory.AssumedAcks;
import org.echelon.inventory.Bucket;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandStatus;
import org.echelon.inventory.Document;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.ExternalDocument;
import org.echelon.inventory.ExternalTerms;
import org.echelon.inventory.Flow;
import org.echelon.inventory.NodeStock;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.SkuStock;
import org.echelon.inventory.WaitingLine;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.Speed;
import org.echelon.state.Flows;
import org.echelon.state.NodePosition;
import org.echelon.state.OpenPurchase;
import org.echelon.state.OpenTransfer;
import org.echelon.state.Position;
import org.echelon.state.WaitingDemand;
import org.echelon.valuation.SkuPlan;

/** Writes the public position of a SKU. */
final class PositionForm {
  private final PlanTask task;

  PositionForm(PlanTask task) {
    this.task = task;
  }

  Position of(SkuState state) {
    Network network = task.epochs.current().network();
    List<OpenTransfer> transfers = new ArrayList<>();
    List<OpenPurchase> purchases = new ArrayList<>();
    Set<Integer> assumed = openCommands(state, network, transfers, purchases);
    SkuPlan plan = state.plan.get();
    List<NodePosition> nodes = new ArrayList<>();
    long writtenOff = 0;
    for (Node node : network.nodes()) {
      NodeStock stock = state.stock.at(node.ordinal());
      writtenOff += stock.writtenOff();
      boolean planned = plan != null && plan.levelUnits(node.ordinal()) > 0;
      if (planned || used(stock)) {
        nodes.add(node(state, node, stock, assumed.contains(node.ordinal())));
      }
    }
    SkuStock stock = state.stock;
    return Position.newBuilder()
        .setSku(state.sku)
        .setSequence(stock.sequence())
        .setAt(ofEpochMilli(task.now))
        .setNodes(nodes)
        .setWaiting(waiting(state))
        .setTransfers(transfers)
        .setPurchases(purchases)
        .setFlows(
            new Flows(
                stock.units(Flow.FROM_VENDORS),
                stock.units(Flow.RETURNED),
                stock.units(Flow.CORRECTIONS),
                stock.units(Flow.SHIPPED_TO_CUSTOMERS),
                writtenOff))
        .build();
  }

  private NodePosition node(SkuState state, Node node, NodeStock stock, boolean assumed) {
    SkuPlan plan = state.plan.get();
    int n = node.ordinal();
    long position = stock.onHand() + stock.inTransit() + stock.onOrder();
    double demand = plan == null ? 0 : plan.demandRatePerDay(n);
    return NodePosition.newBuilder()
        .setNode(node.id())
        .setOnHandUnits(stock.onHand())
        .setReservedUnits(stock.reserved())
        .setHeldUnits(stock.held())
        .setInTransitUnits(stock.inTransit())
        .setOnOrderUnits(stock.onOrder())
        .setWrittenOffUnits(stock.writtenOff())
        .setLevelUnits(plan == null ? 0 : plan.levelUnits(n))
        .setMarginNow(plan == null ? 0 : plan.marginAt(n, position))
        .setMarginNext(plan == null ? 0 : plan.marginNext(n, position))
        .setDemandPerDay(demand)
        .setCoverDays(demand > 0 ? Math.max(0, stock.onHand()) / demand : null)
        .setStockoutProbability(plan == null ? 0 : plan.stockoutChance(n, position))
        .setLastCountAt(stock.lastCountAt() == 0 ? null : ofEpochMilli(stock.lastCountAt()))
        .setLastHeardAt(ofEpochMilli(stock.lastHeardAt()))
        .setFlags(flags(stock, assumed))
        .setPriceVersion(task.epochs.priceVersion())
        .build();
  }

  private static List<String> flags(NodeStock stock, boolean assumed) {
    List<String> flags = new ArrayList<>(2);
    if (stock.onHand() < 0) {
      flags.add("OVERSOLD");
    }
    if (assumed) {
      flags.add(AssumedAcks.CODE);
    }
    return List.copyOf(flags);
  }

  private List<WaitingDemand> waiting(SkuState state) {
    if (state.stock.waitingUnits() == 0) {
      return List.of();
    }
    Map<String, WaitingDemand> byClass = new TreeMap<>();
    for (WaitingLine waiting : task.documents.waitingLines(state.sku)) {
      if (task.documents.get(state.sku, waiting.key()) instanceof OrderLineDocument line) {
        String speed = Speed.values()[line.terms().speed()].name();
        Instant placedAt = ofEpochMilli(waiting.placedAt());
        byClass.merge(
            line.terms().zone() + "/" + speed,
            new WaitingDemand(line.terms().zone(), speed, line.routable(), placedAt),
            (a, b) ->
                new WaitingDemand(
                    a.getZone(), a.getSpeed(), a.getUnits() + b.getUnits(), a.getOldestAt()));
      }
    }
    return List.copyOf(byClass.values());
  }

  /**
   * Purchases and transfers, whose ids start with P and T, come last among the commands.
   *
   * @return nodes whose stock rests on acks that were assumed
   */
  private Set<Integer> openCommands(
      SkuState state, Network network, List<OpenTransfer> transfers, List<OpenPurchase> purchases) {
    Set<Integer> assumed = new TreeSet<>();
    for (Document document : task.documents.from(state.sku, DocumentKey.Kind.COMMAND, "P-")) {
      CommandDocument command = (CommandDocument) document;
      if (!command.known()) {
        continue;
      }
      assumed.addAll(AssumedAcks.nodes(command, state.stock));
      if (command.closed()) {
        continue;
      }
      CommandStatus status = command.status();
      String from = network.node(command.terms().from()).id();
      String to = network.node(command.terms().to()).id();
      Instant expected = ofEpochMilli(command.terms().timing().expectedArrivalAt());
      if (command.terms().kind() == CommandKind.TRANSFER) {
        transfers.add(
            new OpenTransfer(
                command.commandId(),
                from,
                to,
                status.state().name(),
                status.outstanding(),
                Math.max(0, status.shipped() - status.arrived()),
                expected,
                false));
      } else {
        purchases.add(
            new OpenPurchase(command.commandId(), from, to, status.outstanding(), expected));
      }
    }
    openElsewhere(state, network, transfers, purchases);
    return assumed;
  }

  /** What another planner ordered and is expected counts as open under its name for it. */
  private void openElsewhere(
      SkuState state, Network network, List<OpenTransfer> transfers, List<OpenPurchase> purchases) {
    for (Document document : task.documents.from(state.sku, DocumentKey.Kind.EXTERNAL, "")) {
      ExternalDocument decision = (ExternalDocument) document;
      if (decision.expectedUnits() == 0) {
        continue;
      }
      ExternalTerms terms = decision.terms();
      String id = decision.decisionId();
      String from = network.node(terms.from()).id();
      String to = network.node(terms.to()).id();
      Instant expected =
          terms.expectedOn() == 0
              ? ofEpochMilli(terms.decidedAt())
              : LocalDate.ofEpochDay(terms.expectedOn())
                  .atStartOfDay(network.node(terms.to()).timeZone())
                  .toInstant();
      if (terms.purchase()) {
        purchases.add(new OpenPurchase(id, from, to, decision.expectedUnits(), expected));
      } else {
        long moving = decision.movingUnits();
        String stand = moving > 0 ? "SHIPPED" : "RELEASED";
        transfers.add(
            new OpenTransfer(
                id, from, to, stand, decision.expectedUnits() - moving, moving, expected, false));
      }
    }
  }

  private static boolean used(NodeStock stock) {
    for (Bucket bucket : Bucket.values()) {
      if (stock.units(bucket) != 0) {
        return true;
      }
    }
    return false;
  }
}
