package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

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

  NodeLoads(PlanTask task) {
    this.task = task;
    task.meta.each(LOAD, (key, value) -> keep((NodeLoad) LogRecord.decode(value).body()));
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
    if (!task.epochs.ready() || task.skus.all().stream().noneMatch(state -> state.positionDue)) {
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
    long[] open = new long[network.nodeSpan()];
    for (SkuState state : task.skus.all()) {
      for (int n = 0; n < open.length; n++) {
        open[n] += state.stock.at(n).reserved();
      }
    }
    for (Node node : network.nodes()) {
      if (Double.isInfinite(node.capacity().outboundUnitsPerDay())) {
        open[node.ordinal()] = 0;
      }
    }
    return open;
  }
}
