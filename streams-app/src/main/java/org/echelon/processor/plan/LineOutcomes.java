package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.echelon.event.OrderLine;
import org.echelon.fulfillment.LineStand;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.WaitingLine;
import org.echelon.network.Network;
import org.echelon.network.ServiceCosts;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.system.LineOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Tells the view of orders what has become of their lines: once for each record of the log that
 * changed what is known of a line. The offset of that record numbers the outcome, so it rises and a
 * replay numbers alike.
 */
final class LineOutcomes {
  private static final long DAY = 24 * 3_600_000L;

  private final PlanTask task;
  private final SkuGuard guard;
  private final BiPredicate<SkuState, OrderLineDocument> hopeless;
  private final Set<ChangedDocuments.Key> restated = new HashSet<>();

  /**
   * @param hopeless whether a line would cost the lost sale or more whatever stock there were
   */
  LineOutcomes(PlanTask task, SkuGuard guard, BiPredicate<SkuState, OrderLineDocument> hopeless) {
    this.task = task;
    this.guard = guard;
    this.hopeless = hopeless;
  }

  /** The lines of a SKU that wait may be refused now, or no longer: they are told once more. */
  void restate(SkuState state) {
    if (state.stock.waitingUnits() > 0) {
      for (WaitingLine waiting : task.documents.waitingLines(state.sku)) {
        restated.add(new ChangedDocuments.Key(state.sku, waiting.key()));
      }
    }
  }

  /** An order line could not be taken; a line that was taken before stays as it was. */
  void refused(OrderLine line, String code, long offset) {
    DocumentKey key = DocumentKey.orderLine(line.getOrderId(), line.getLineNo());
    if (task.documents.get(line.getSku(), key) instanceof OrderLineDocument known
        && known.known()) {
      return;
    }
    send(
        LineOutcome.newBuilder()
            .setOrderId(line.getOrderId())
            .setLineNo(line.getLineNo())
            .setLineCount(line.getLineCount())
            .setSku(line.getSku())
            .setSequence(offset)
            .setAt(ofEpochMilli(task.now))
            .setUnits(line.getUnits())
            .setAssignedUnits(0)
            .setShippedUnits(0)
            .setCancelledUnits(0)
            .setRefusal(code)
            .build());
  }

  /**
   * Tells, as a part of the work on a fact, what it has changed so far at an offset: where the work
   * fails nothing of it is told.
   */
  void tellWithin(long offset) {
    task.documents.changed().keep();
    news().forEach((key, line) -> tell(key.sku(), line, offset));
  }

  /** Tells what else changed by the record at an offset, once all of it is done. */
  void tell(long offset) {
    news()
        .forEach(
            (key, line) ->
                guard.run(task.skus.state(key.sku()), () -> tell(key.sku(), line, offset)));
  }

  private SortedMap<ChangedDocuments.Key, OrderLineDocument> news() {
    SortedMap<ChangedDocuments.Key, OrderLineDocument> news = new TreeMap<>();
    for (ChangedDocuments.Key key : restated) {
      if (task.documents.get(key.sku(), key.document()) instanceof OrderLineDocument line) {
        news.put(key, line);
      }
    }
    restated.clear();
    task.documents
        .changed()
        .takeLines()
        .forEach(
            (key, change) -> {
              if (change.after().known() && differs(change)) {
                news.put(key, change.after());
              }
            });
    return news;
  }

  private void tell(String sku, OrderLineDocument line, long offset) {
    send(outcome(task.skus.state(sku), line, offset));
  }

  private static @Nullable String region(Network network, OrderLineDocument line) {
    int zone = network.zone(line.terms().zone());
    return zone < 0 ? null : network.zones().get(zone).region();
  }

  private static boolean differs(ChangedDocuments.Change<OrderLineDocument> change) {
    Optional<OrderLineDocument> before = change.before().filter(OrderLineDocument::known);
    return before.isEmpty()
        || !before.get().terms().equals(change.after().terms())
        || !LineStand.of(before.get()).equals(LineStand.of(change.after()));
  }

  private LineOutcome outcome(SkuState state, OrderLineDocument line, long offset) {
    Network network = task.epochs.current().network();
    LineStand stand = LineStand.of(line);
    List<String> nodes =
        stand.nodes().stream().map(node -> network.node(node).id()).sorted().toList();
    return LineOutcome.newBuilder()
        .setOrderId(line.orderId())
        .setLineNo(line.lineNo())
        .setLineCount(line.terms().lineCount())
        .setSku(state.sku)
        .setSequence(offset)
        .setAt(ofEpochMilli(task.now))
        .setUnits(stand.units())
        .setAssignedUnits(stand.assignedUnits())
        .setShippedUnits(stand.shippedUnits())
        .setCancelledUnits(stand.cancelledUnits())
        .setNodes(nodes)
        .setPromisedAt(arrival(state, line, stand).map(at -> ofEpochMilli(at)).orElse(null))
        .setRefusal(refusal(state, line).orElse(null))
        .setRegion(region(network, line))
        .build();
  }

  /** What the order system promised, unless what is under way comes later. */
  private Optional<Long> arrival(SkuState state, OrderLineDocument line, LineStand stand) {
    if (stand.nodes().isEmpty()) {
      return Optional.empty();
    }
    long latest = line.terms().promisedAt();
    for (String commandId : stand.promising()) {
      if (task.documents.get(state.sku, DocumentKey.command(commandId))
              instanceof CommandDocument command
          && command.known()) {
        latest = Math.max(latest, command.terms().timing().expectedArrivalAt());
      }
    }
    if (latest == 0 && LineStand.routedElsewhere(line)) {
      return byCutOff(state, line);
    }
    return latest == 0 ? Optional.empty() : Optional.of(latest);
  }

  /** The arrival of an order that its own system routed, counted from when it was placed. */
  private Optional<Long> byCutOff(SkuState state, OrderLineDocument line) {
    ServiceCosts service = task.epochs.current().terms().service();
    int serviceClass = serviceClass(line);
    int[] nodes = serviceClass < 0 ? new int[0] : service.nodes(serviceClass);
    for (int i = 0; i < nodes.length; i++) {
      if (nodes[i] == line.assignedNode()) {
        double cube = state.terms == null ? 0 : state.terms.unitCube();
        ShipOption option = service.usual(serviceClass, i, cube).option();
        long leaves = option.nextCutOff(line.terms().placedAt());
        return Optional.of(leaves + (long) (option.transitDays() * DAY));
      }
    }
    return Optional.empty();
  }

  /** Why units that wait can have no node at all; stock that is merely away refuses nothing. */
  private Optional<String> refusal(SkuState state, OrderLineDocument line) {
    if (line.routable() == 0) {
      return Optional.empty();
    }
    int serviceClass = serviceClass(line);
    if (serviceClass < 0) {
      return Optional.of("REF_UNKNOWN_ZONE");
    }
    for (int node : task.epochs.current().terms().service().nodes(serviceClass)) {
      if (state.terms == null || state.terms.mayStock(node) || state.stock.free(node) > 0) {
        return hopeless.test(state, line) ? Optional.of("UNPROFITABLE") : Optional.empty();
      }
    }
    return Optional.of("NO_NODE");
  }

  private int serviceClass(OrderLineDocument line) {
    int zone = task.epochs.current().network().zone(line.terms().zone());
    return zone < 0 ? -1 : zone * Speed.COUNT + line.terms().speed();
  }

  private void send(LineOutcome outcome) {
    task.outbox.outcome(task.origin, outcome);
  }
}
