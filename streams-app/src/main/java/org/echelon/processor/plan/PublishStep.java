package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.planning.Want;
import org.echelon.state.Gaps;
import org.echelon.state.NodeProposal;
import org.echelon.state.Proposal;
import org.echelon.state.Task;
import org.echelon.state.Trigger;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Publishes proposals when a level or a want has changed, and the task's own progress. */
final class PublishStep {
  /** After a start all are due, which is too much for one tick and one transaction. */
  private static final int POSITIONS_A_TICK = 5_000;

  private final PlanTask task;
  private final SkuGuard guard;
  private final WantStep wants;
  private final Refresh refresh;
  private final PositionForm positions;

  /** Units that break conservation over all SKUs, and how many are frozen. */
  private long unbalanced;

  private long frozen;

  PublishStep(PlanTask task, SkuGuard guard, WantStep wants, Refresh refresh) {
    this.task = task;
    this.guard = guard;
    this.wants = wants;
    this.refresh = refresh;
    this.positions = new PositionForm(task);
  }

  /** Publishes so many of the proposals that are due; whether those were all. */
  boolean proposals(int atMost) {
    if (!task.epochs.ready()) {
      return true;
    }
    for (SkuState state : task.skus.due.proposals.take(atMost)) {
      Trigger cause = state.proposalCause;
      if (cause != null) {
        guard.run(state, () -> publishIfChanged(state, cause));
        state.proposalCause = null;
      }
    }
    return task.skus.due.proposals.isEmpty();
  }

  /** Publishes the positions that changed since the last tick, the longest due first. */
  void positions() {
    if (!task.epochs.ready()) {
      return;
    }
    boolean wanted = task.outbox.wanted(Topic.POSITION);
    for (SkuState state : task.skus.due.positions.take(POSITIONS_A_TICK)) {
      if (wanted) {
        guard.run(state, () -> task.outbox.publish(Topic.POSITION, state.sku, positions.of(state)));
      }
    }
  }

  /** Reports what is in force and what has been counted. */
  void progress(long offset) {
    countGaps();
    String name = Integer.toString(task.partition);
    task.outbox.publish(
        Topic.TASK,
        "plan/" + name,
        Task.newBuilder()
            .setApp("plan")
            .setTask(name)
            .setOffset(offset)
            .setTick(task.tickNo)
            .setTickAt(ofEpochMilli(task.now))
            .setPriceVersion(task.epochs.priceVersion())
            .setNetworkVersion(task.epochs.networkVersion())
            .setRefreshed(refresh.progress())
            .setControls(task.controls.revisions())
            .setLagMillis(task.waitedMillis)
            // Not measured here.
            .setBusyShare(0)
            // A task reports nothing before all of its state is restored.
            .setRestoreShare(1)
            .setOutcomes(task.outcomes.total())
            .setSources(task.outcomes.bySource())
            .setGaps(new Gaps(unbalanced, (long) task.skus.all().size(), frozen))
            .build());
  }

  /** Counts those that may have changed in place of what was counted of them. */
  private void countGaps() {
    for (SkuState state : task.skus.due.gaps.take()) {
      long now = Math.abs(state.unbalancedUnits());
      unbalanced += now - state.countedUnbalanced;
      state.countedUnbalanced = now;
      boolean frozenNow = state.stock.frozen();
      frozen += (frozenNow ? 1 : 0) - (state.countedFrozen ? 1 : 0);
      state.countedFrozen = frozenNow;
    }
  }

  private void publishIfChanged(SkuState state, Trigger cause) {
    Network network = task.epochs.current().network();
    int span = network.nodeSpan();
    List<Want> wanted = wants.of(state);
    long[] levels = wants.levels(state);
    long[] units = new long[span];
    Want[] by = new Want[span];
    for (Want want : wanted) {
      int to = want.lane().to();
      units[to] += want.units();
      by[to] = by[to] == null || want.units() > by[to].units() ? want : by[to];
    }
    // A first plan is told even where it holds nothing, or nobody would know that it was made.
    boolean first = state.plan.isPresent() && state.publishedLevels.length == 0;
    if (!state.republish
        && !first
        && same(levels, state.publishedLevels)
        && same(units, state.publishedWants)) {
      return;
    }
    state.republish = false;
    List<NodeProposal> nodes = new ArrayList<>();
    IntToDoubleFunction marginNext = wants.marginNext(state);
    for (Node node : network.nodes()) {
      int n = node.ordinal();
      long former = n < state.publishedLevels.length ? state.publishedLevels[n] : 0;
      if (levels[n] > 0 || former > 0 || units[n] > 0) {
        nodes.add(
            proposal(
                network, node, levels[n], former, units[n], by[n], marginNext.applyAsDouble(n)));
      }
    }
    state.publishedLevels = levels;
    state.publishedWants = units;
    task.outbox.publish(
        Topic.PROPOSAL,
        state.sku,
        Proposal.newBuilder()
            .setSku(state.sku)
            .setSequence(task.nextSequence())
            .setAt(ofEpochMilli(task.now))
            .setPriceVersion(task.epochs.priceVersion())
            .setNetworkVersion(network.version())
            .setTrigger(cause)
            .setNodes(nodes)
            .build());
  }

  /** Whether two lists say the same, where a missing end is zero. */
  private static boolean same(long[] one, long[] other) {
    int length = Math.max(one.length, other.length);
    return Arrays.equals(Arrays.copyOf(one, length), Arrays.copyOf(other, length));
  }

  /**
   * The units wanted over all lanes, with the source of the most of them.
   *
   * @param marginNext value of one more unit on top of the position that the node orders by
   */
  private NodeProposal proposal(
      Network network,
      Node node,
      long level,
      long former,
      long units,
      @Nullable Want want,
      double marginNext) {
    return NodeProposal.newBuilder()
        .setNode(node.id())
        .setLevelUnits(level)
        .setFormerLevelUnits(former)
        .setWantUnits(units)
        .setSource(want == null ? null : network.node(want.lane().from()).id())
        .setMarginNext(marginNext)
        .setDepartureAt(
            want == null ? null : ofEpochMilli(want.lane().calendar().nextDeparture(task.now)))
        .build();
  }
}
