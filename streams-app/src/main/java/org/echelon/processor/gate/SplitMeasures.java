package org.echelon.processor.gate;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.echelon.measure.window.Fact;
import org.echelon.measure.window.MeasureName;
import org.echelon.measure.window.Sums;
import org.echelon.processor.gate.OrderShelf.Parcels;
import org.echelon.system.LineOutcome;

/**
 * How many parcels orders come in, beyond the first of each. An order is counted at the tick at
 * which it first had a node, in the region of its customer then; what changes about its nodes later
 * changes that window.
 */
final class SplitMeasures {
  private static final String TICK = "measure-tick";
  private static final long MINUTE = 60_000;
  private static final String UNKNOWN = "unknown";

  private final TextTable store;
  private final GateMeasures measures;
  private long last;

  SplitMeasures(TextTable store, int task) {
    this.store = store;
    byte[] tick = store.get(TICK);
    last = tick == null ? 0 : ByteBuffer.wrap(tick).getLong();
    // The gates of the task count too, but never the same measure.
    this.measures = new GateMeasures(store, "gate-" + task, last);
  }

  /**
   * Counts an order.
   *
   * @param before what was counted of it
   * @param lines the newest outcome of each line heard of
   * @return what is counted of it now
   */
  Parcels count(Parcels before, List<LineOutcome> lines, Instant at) {
    int nodes = OrderJoin.nodes(lines);
    if (nodes == before.nodes() || nodes + before.nodes() == 0) {
      return before;
    }
    Parcels after =
        before.at() == 0
            ? new Parcels(nodes, at.toEpochMilli(), region(lines))
            : new Parcels(nodes, before.at(), before.region());
    measures.replace(facts(before), facts(after));
    return after;
  }

  private static List<Fact> facts(Parcels parcels) {
    if (parcels.nodes() == 0) {
      return List.of();
    }
    Sums sums = new Sums().add(MeasureName.SPLIT_RATE, parcels.nodes() - 1, 1);
    return List.of(new Fact("order", parcels.at(), parcels.region(), sums));
  }

  private static String region(List<LineOutcome> lines) {
    return lines.stream()
        .map(LineOutcome::getRegion)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** A tick has come, and everything of it has been counted; time goes by whole minutes here. */
  void tick(long now, GateMeasures.Sink sink) {
    measures.save();
    long minute = now - Math.floorMod(now, MINUTE);
    if (minute > last) {
      last = minute;
      measures.tick(minute, sink);
      store.put(TICK, ByteBuffer.allocate(8).putLong(minute).array());
    }
  }
}
