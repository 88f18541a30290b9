package org.echelon.processor.plan;

import java.util.function.IntToDoubleFunction;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.state.LabLine;
import org.jspecify.annotations.Nullable;

/**
 * Says why two plans of a SKU want different units over a lane.
 *
 * <pre>
 * SAME          equal units
 * OTHER_LANE    as many in all, but over another lane
 * LEVEL         the destination's level is higher where more is wanted
 * BELOW         the levels of the nodes that the destination fills are
 * SOURCE_LEVEL  the source keeps more for itself where less is wanted
 * ORDER_SIZE    equal levels, another size of the order at the vendor
 * SHARE         equal levels; what the source can spare goes to other nodes
 * </pre>
 */
final class AnswerGap {
  private final Network network;
  private final WantStep live;
  private final SecondPlans second;
  private final SkuState state;
  private final long[] levels;
  private @Nullable IntToDoubleFunction liveMargin;
  private @Nullable IntToDoubleFunction labMargin;

  AnswerGap(Network network, WantStep live, SecondPlans second, SkuState state) {
    this.network = network;
    this.live = live;
    this.second = second;
    this.state = state;
    this.levels = live.levels(state);
  }

  /**
   * One lane of the comparison.
   *
   * @param sameInAll whether both want as many units over all lanes that were asked about
   */
  LabLine line(Lane lane, long liveUnits, long labUnits, boolean sameInAll) {
    int to = lane.to();
    boolean same = liveUnits == labUnits;
    return LabLine.newBuilder()
        .setLane(lane.id())
        .setTo(network.node(to).id())
        .setLiveUnits(liveUnits)
        .setLabUnits(labUnits)
        .setPositionUnits(state.levels(network.nodeSpan()).position()[to])
        .setLiveLevelUnits(levels[to])
        .setLabLevelUnits(second.level(state, to))
        .setLiveMarginNext(same ? 0 : liveMargin().applyAsDouble(to))
        .setLabMarginNext(same ? 0 : labMargin().applyAsDouble(to))
        .setReason(same ? "SAME" : sameInAll ? "OTHER_LANE" : reason(lane, labUnits - liveUnits))
        .build();
  }

  private String reason(Lane lane, long more) {
    if (more * higher(lane.to()) > 0) {
      return "LEVEL";
    }
    if (more * higherBelow(lane.to()) > 0) {
      return "BELOW";
    }
    if (lane.kind() == LaneKind.PURCHASE) {
      return "ORDER_SIZE";
    }
    return more * higher(lane.from()) < 0 ? "SOURCE_LEVEL" : "SHARE";
  }

  private long higher(int node) {
    return second.level(state, node) - levels[node];
  }

  /** How much higher the levels of all nodes are that a node fills, directly or through others. */
  private long higherBelow(int node) {
    long sum = 0;
    for (Lane lane : network.lanes()) {
      if (lane.from() == node && lane.kind() == LaneKind.REPLENISH) {
        sum += higher(lane.to()) + higherBelow(lane.to());
      }
    }
    return sum;
  }

  private IntToDoubleFunction liveMargin() {
    IntToDoubleFunction found = liveMargin;
    if (found == null) {
      found = live.marginNext(state);
      liveMargin = found;
    }
    return found;
  }

  private IntToDoubleFunction labMargin() {
    IntToDoubleFunction found = labMargin;
    if (found == null) {
      found = second.marginNext(state);
      labMargin = found;
    }
    return found;
  }
}
