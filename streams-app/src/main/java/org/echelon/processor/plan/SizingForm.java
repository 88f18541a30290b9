package org.echelon.processor.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.echelon.demand.DemandProfile;
import org.echelon.planning.Grounds;
import org.echelon.planning.Want;
import org.echelon.state.Sizing;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what the ladder of a node is made from. Of a node that only passes on the merged
 * margins of all nodes below would have to be told; instead the levels are that the decision read,
 * and the two on both sides of the best one: with those the units follow, and one more or one less
 * would not.
 */
final class SizingForm {
  private final SkuState state;
  private final Epoch epoch;

  SizingForm(SkuState state, Epoch epoch) {
    this.state = state;
    this.epoch = epoch;
  }

  /**
   * The sizing of a node.
   *
   * @param position of the node
   * @param want what was wanted at the node or, sideways, from it
   */
  Sizing of(int node, long position, Want want) {
    SkuPlan plan = state.plan();
    NodeLadder ladder = plan.ladder(node);
    DemandProfile demand = demand();
    NodeLadder passing = ladder != null && ladder.passesOn() ? ladder : null;
    List<Integer> steps = new ArrayList<>();
    List<Double> tails = new ArrayList<>();
    if (passing != null) {
      BitSet read = read(passing, plan.levelUnits(node), node, position, want);
      read.stream()
          .forEach(
              step -> {
                steps.add(step);
                for (double[] stream : passing.tails()) {
                  tails.add(stream[step]);
                }
              });
    }
    return Sizing.newBuilder()
        .setTotalRatePerDay(demand.totalRate())
        .setMeanErrorCv(demand.meanErrorCv())
        .setThinning(demand.thinning())
        .setPurchased(epoch.terms().turn(node, state.terms()).purchased())
        .setTurnDays(turnDays(ladder, node))
        .setPackUnits(state.terms().transferPackUnits())
        .setPassesOn(passing != null)
        .setLotUnits(passing == null ? 1 : passing.lot())
        .setLevels(passing == null ? 0 : passing.levels())
        .setSteps(steps)
        .setTails(tails)
        .build();
  }

  /** The demand that the plan was made for. */
  DemandProfile demand() {
    LocalDate day = state.plannedOn == null ? epoch.day() : state.plannedOn;
    return Objects.requireNonNull(state.demand(epoch.network(), day), "a plan without demand");
  }

  private double turnDays(@Nullable NodeLadder ladder, int node) {
    return ladder == null ? epoch.terms().turn(node, state.terms()).turnDays() : ladder.turnDays();
  }

  private static BitSet read(
      NodeLadder ladder, int levelUnits, int node, long position, Want want) {
    BitSet read = new BitSet(ladder.levels());
    int best = levelUnits / ladder.lot();
    read.set(Math.max(best - 1, 0), Math.min(best + 1, ladder.levels()));
    units(ladder, position - 1, position + 1, read);
    Grounds grounds = want.grounds();
    if (grounds.sideways().isPresent()) {
      // The best of all ways to move a few units may look at any level.
      read.set(0, ladder.levels());
    } else if (node == want.lane().to()) {
      long usual = grounds.direct().map(Grounds.Direct::usual).orElse(want.units());
      long more = want.purchase().isPresent() ? 1 : usual + want.packUnits();
      units(ladder, grounds.position(), grounds.position() + more, read);
    }
    return read;
  }

  /** The levels of the units on top of positions, as far as there are any. */
  private static void units(NodeLadder ladder, long from, long to, BitSet read) {
    long first = Math.max(from, 0) / ladder.lot();
    long last = Math.max(to - 1, 0) / ladder.lot();
    if (first < ladder.levels()) {
      read.set((int) first, (int) Math.min(last + 1, ladder.levels()));
    }
  }
}
