package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.system.NodeLoad;

/**
 * How busy the nodes are, over all SKUs: what their gates told, by which orders are routed, and
 * what this task tells the gates of its own SKUs.
 *
 * <p>A task tells a gate the units that its SKUs keep reserved at the gate's node, at a tick, when
 * they moved by more than 5% since it told them last. Nothing else knows them: an offer comes only
 * before a departure, and the outcome of a line would have to be added up line by line, for ever,
 * and would be wrong after the first one that is lost. A total is right as soon as the next one
 * comes. Nodes without an outbound limit are never busy, so nobody is told of them.
 */
final class NodeLoads {
  private static final String LOAD = "load/";
  private static final String TOLD = "load-told/";
  private static final double MOVED = 0.05;

  private final PlanTask task;
  private final Map<String, NodeLoad> loads = new HashMap<>();

  /** Units that the SKUs of the task keep reserved, by node; made anew at the start. */
  private long[] reserved = new long[0];

  NodeLoads(PlanTask task) {
    this.task = task;
    task.meta.each(LOAD, (key, value) -> keep(LogRecord.decode(value).as(NodeLoad.class)));
  }

  /** A gate has told how busy its node is. */
  void take(NodeLoad load) {
    keep(load);
    task.meta.record(LOAD + load.getNode(), LogKind.NODE_LOAD, load);
  }

  private void keep(NodeLoad load) {
    loads.put(load.getNode(), load);
  }

  /** Units that wait at a node, in days of its outbound capacity; 0 where that has no limit. */
  double queueDays(String node) {
    NodeLoad load = loads.get(node);
    return load == null || load.getOutboundPerDay() <= 0
        ? 0
        : load.getOpenUnits() / load.getOutboundPerDay();
  }

  /** Tells the gates what changed since they were told last. */
  void tell() {
    if (!task.epochs.ready() || task.skus.due.positions.isEmpty()) {
      return;
    }
    Network network = task.epochs.current().network();
    long[] open = openUnits(network);
    for (Node node : network.nodes()) {
      int n = node.ordinal();
      long told = task.meta.numberOr(TOLD + n, 0);
      if (Math.abs(open[n] - told) > MOVED * told) {
        task.meta.number(TOLD + n, open[n]);
        task.outbox.toGate(
            n,
            LogKind.NODE_LOAD,
            NodeLoad.newBuilder()
                .setNode(node.id())
                .setAt(ofEpochMilli(task.now))
                .setOpenUnits(open[n])
                .setOutboundPerDay(0)
                .build());
      }
    }
  }

  private long[] openUnits(Network network) {
    int span = network.nodeSpan();
    widen(span);
    for (SkuState state : task.skus.due.loads.take()) {
      if (state.reservedAt != state.stock.sequence()) {
        count(state);
      }
    }
    long[] open = Arrays.copyOf(reserved, span);
    for (Node node : network.nodes()) {
      if (Double.isInfinite(node.capacity().outboundUnitsPerDay())) {
        open[node.ordinal()] = 0;
      }
    }
    return open;
  }

  private void widen(int span) {
    if (span > reserved.length) {
      reserved = Arrays.copyOf(reserved, span);
    }
  }

  /** Counts a SKU that changed in place of what was counted of it. */
  private void count(SkuState state) {
    long[] now = new long[state.stock.nodeBound()];
    widen(now.length);
    for (int n = 0; n < now.length; n++) {
      now[n] = state.stock.at(n).reserved();
      reserved[n] += now[n];
    }
    for (int n = 0; n < state.reserved.length; n++) {
      reserved[n] -= state.reserved[n];
    }
    state.reserved = now;
    state.reservedAt = state.stock.sequence();
  }
}
