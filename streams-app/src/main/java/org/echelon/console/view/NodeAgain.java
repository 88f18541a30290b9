package org.echelon.console.view;

import java.util.ArrayList;
import java.util.List;
import org.echelon.state.KernelInput;
import org.echelon.state.Sizing;
import org.echelon.valuation.LadderArguments;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.NodeWorth;
import org.echelon.valuation.Turn;
import org.jspecify.annotations.Nullable;

/**
 * A node valued again from the record of a decision: its ladder by the kernel that made it, and
 * what units are worth by it. The ladder of a node that only passes on is told where the decision
 * read it, with the tails of its flow computed again; how much of them the margins of the nodes
 * below make is taken as it is told.
 */
final class NodeAgain {
  private final KernelInput input;
  private final Sizing sizing;
  private final LadderArguments arguments;
  private final NodeWorth worth;

  NodeAgain(KernelInput input, Sizing sizing) {
    this.input = input;
    this.sizing = sizing;
    Turn turn =
        new Turn(
            input.getLeadDays(),
            input.getLeadSdDays(),
            input.getReviewDays(),
            sizing.getPurchased());
    double held = input.getHoldingPerDay() + input.getStorageCostPerCubeDay() * input.getUnitCube();
    arguments =
        new LadderArguments(
            turn,
            sizing.getTurnDays(),
            input.getUnitCube(),
            held,
            (int) sizing.getPackUnits(),
            sizing.getTotalRatePerDay(),
            input.getVarianceToMean(),
            sizing.getMeanErrorCv(),
            sizing.getThinning(),
            doubles(input.getSavings()),
            doubles(input.getRates()));
    worth =
        new NodeWorth(
            ladder(),
            input.getFlowPricePerUnit(),
            input.getStoragePricePerCubeDay(),
            -(held + input.getStoragePricePerCubeDay() * input.getUnitCube()));
  }

  private @Nullable NodeLadder ladder() {
    return sizing.getPassesOn()
        ? arguments.passingOn(
            sizing.getLotUnits(),
            sizing.getLevels(),
            sizing.getSteps().stream().mapToInt(Integer::intValue).toArray(),
            doubles(sizing.getTails()))
        : arguments.serving();
  }

  /** What units are worth at the node. */
  NodeWorth worth() {
    return worth;
  }

  /** The level to order up to, units; of a ladder that is told in part the one that was told. */
  long levelUnits() {
    return sizing.getPassesOn() ? input.getLevelUnits() : worth.levelUnits();
  }

  /** Where the results that the record tells are others than what comes of its arguments. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    String node = input.getNode();
    long position = input.getPositionUnits();
    if (sizing.getPassesOn()) {
      if (!worth.isBest((int) (input.getLevelUnits() / sizing.getLotUnits()))) {
        differences.add("the level of " + node + " is not that of its steps");
      }
      needed(differences);
    } else if (levelUnits() != input.getLevelUnits()) {
      differences.add(
          "level " + levelUnits() + " instead of " + input.getLevelUnits() + " at " + node);
    }
    unlike(differences, "demand a day at ", rate(), input.getRatePerDay());
    unlike(
        differences,
        "worth of the last unit at ",
        worth.marginAt(position),
        input.getMarginAtPosition());
    unlike(
        differences,
        "worth of one more unit at ",
        worth.marginNext(position),
        input.getMarginNext());
    return differences;
  }

  private double rate() {
    double sum = 0;
    for (double rate : arguments.rates()) {
      sum += rate;
    }
    return sum;
  }

  /** The chances of need of the levels that are told, of all streams together. */
  private void needed(List<String> differences) {
    List<Integer> steps = sizing.getSteps();
    int streams = input.getRates().size();
    int upTo = steps.stream().mapToInt(step -> step + 1).max().orElse(0);
    double[] needed = arguments.needed(sizing.getLotUnits(), upTo);
    for (int i = 0; i < steps.size(); i++) {
      double told = sizing.getTails().get((i + 1) * streams - 1);
      if (!Near.equal(needed[steps.get(i)], told)) {
        differences.add(
            "chance of need "
                + needed[steps.get(i)]
                + " instead of "
                + told
                + " of level "
                + (steps.get(i) + 1)
                + " at "
                + input.getNode());
        return;
      }
    }
  }

  private void unlike(List<String> differences, String what, double again, double told) {
    if (!Near.equal(again, told)) {
      differences.add(what + input.getNode() + " " + again + " instead of " + told);
    }
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
