package org.echelon.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.producers.calibration.Calibration;
import org.echelon.producers.cost.PairedDifference;
import org.echelon.producers.scenario.Scenario;

/**
 * What the comparison of policies over several cells amounts to, in the form in which results are
 * kept: the page is made of it and of nothing else.
 *
 * @param command that measured it
 */
record EvidenceReport(
    String command, Machine machine, Settings settings, Results results, List<Goal> goals) {
  static final String COMMAND = "bench evidence";

  /**
   * What was run.
   *
   * @param source where demand and supply come from, in words
   * @param options that name the world
   * @param version of the code, as far as it decides what happens
   */
  record Settings(
      String world,
      String source,
      String options,
      int skus,
      int days,
      int warmUpDays,
      long firstSeed,
      int seeds,
      String priceEvery,
      String patience,
      String step,
      List<String> policies,
      String version,
      int parallel) {}

  /** All cells, in the order asked for. */
  record Results(List<Cell> cells) {}

  /**
   * Policies side by side in one cell.
   *
   * @param bestRival the cheapest rival of the first policy
   * @param firstAgainst the first policy less each other
   * @param predicted how well the first policy predicted, over all seeds
   * @param runs what it takes to tell whether a repetition is the same
   */
  record Cell(
      String name,
      String words,
      String bestRival,
      List<Policy> policies,
      List<Against> firstAgainst,
      Calibration predicted,
      List<Run> runs) {

    /** The difference to a policy, if it has run. */
    Optional<Against> against(String policy) {
      return firstAgainst.stream().filter(pair -> pair.policy().equals(policy)).findFirst();
    }
  }

  /** Means over the seeds. */
  record Policy(String policy, Map<EvidenceMeasure, Double> means) {}

  /** The first policy less another over the same seeds, measure by measure. */
  record Against(String policy, Map<EvidenceMeasure, PairedDifference> differences) {

    /** A difference in percent, in points or in the figure's own unit. */
    Optional<PairedDifference> of(EvidenceMeasure measure) {
      return Optional.ofNullable(differences.get(measure));
    }
  }

  /** One run. */
  record Run(String policy, long seed, double costPerDay, String fingerprint, double seconds) {}

  /** Compares the runs of a cell. */
  static Cell cell(Scenario cell, List<PolicyRun> runs) {
    PolicyComparison comparison = PolicyComparison.of(runs);
    PolicyComparison.Figures first = comparison.policies().get(0);
    List<Policy> policies = new ArrayList<>();
    List<Against> against = new ArrayList<>();
    for (PolicyComparison.Figures one : comparison.policies()) {
      Map<EvidenceMeasure, Double> means = new EnumMap<>(EvidenceMeasure.class);
      for (EvidenceMeasure measure : EvidenceMeasure.values()) {
        means.put(measure, one.mean(measure::of));
      }
      policies.add(new Policy(one.policy(), means));
      if (one != first) {
        against.add(against(first, one));
      }
    }
    return new Cell(
        cell.name(),
        cell.about(),
        comparison.bestRival(),
        policies,
        against,
        Calibration.together(first.runs().stream().map(PolicyRun::calibration).toList()),
        runs.stream().map(EvidenceReport::run).toList());
  }

  private static Against against(PolicyComparison.Figures first, PolicyComparison.Figures other) {
    Map<EvidenceMeasure, PairedDifference> differences = new EnumMap<>(EvidenceMeasure.class);
    for (EvidenceMeasure measure : EvidenceMeasure.values()) {
      List<Double> ours = first.runs().stream().map(measure::of).toList();
      List<Double> theirs = other.runs().stream().map(measure::of).toList();
      boolean ofShare = measure.difference() == EvidenceMeasure.Difference.SHARE;
      // Nothing is a share of zero: distances may be unknown, and nobody may be late.
      if (!ofShare || theirs.stream().allMatch(value -> value > 0)) {
        PairedDifference difference =
            ofShare
                ? PairedDifference.relative(theirs, ours)
                : PairedDifference.absolute(theirs, ours);
        boolean amount = measure.difference() == EvidenceMeasure.Difference.AMOUNT;
        differences.put(measure, amount ? difference : difference.times(100));
      }
    }
    return new Against(other.policy(), differences);
  }

  private static Run run(PolicyRun run) {
    return new Run(
        run.policy(), run.seed(), run.costs().perDay(), run.fingerprint(), run.seconds());
  }
}
