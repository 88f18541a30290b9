package org.echelon.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.echelon.producers.calibration.Calibration;
import org.echelon.producers.cost.PairedDifference;
import org.echelon.producers.scenario.Scenario;
import org.echelon.simulation.policy.ServiceTargets;
import org.jspecify.annotations.Nullable;

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
   * @param replayed whether demand is that of a file
   * @param bound whether the distance to a bound was asked for
   * @param tuneSeeds seeds that base stock was tuned on in each cell, none where it was not
   * @param inputs SHA-256 of the files read, by name
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
      int parallel,
      boolean replayed,
      boolean bound,
      List<Long> tuneSeeds,
      Map<String, String> inputs) {

    /** Older results have no seeds to tune on and no files. */
    public Settings {
      tuneSeeds = Objects.requireNonNullElse(tuneSeeds, List.of());
      inputs = Objects.requireNonNullElse(inputs, Map.of());
    }

    /** The world, and what is not real in it. */
    String where() {
      return replayed ? world + ", replayed demand, synthetic supply" : world;
    }
  }

  /** All cells, in the order asked for. */
  record Results(List<Cell> cells) {}

  /**
   * Policies side by side in one cell.
   *
   * @param bestRival the cheapest rival of the first policy
   * @param firstAgainst the first policy less each other
   * @param predicted how well the first policy predicted, over all seeds
   * @param bound what no policy can undercut; none where it was not asked for or has no law
   * @param tuned what tuned base stock was tuned to; none where it was not tuned
   * @param worlds fingerprint of each seed's world, taken before anything ran in it
   * @param runs what it takes to tell whether a repetition is the same
   */
  record Cell(
      String name,
      String words,
      String bestRival,
      List<Policy> policies,
      List<Against> firstAgainst,
      Calibration predicted,
      @Nullable BoundedPolicies bound,
      @Nullable Tuned tuned,
      Map<Long, String> worlds,
      List<Run> runs) {

    /** Older results have no fingerprints. */
    public Cell {
      worlds = Objects.requireNonNullElse(worlds, Map.of());
    }

    /** The difference to a policy, if it has run. */
    Optional<Against> against(String policy) {
      return firstAgainst.stream().filter(pair -> pair.policy().equals(policy)).findFirst();
    }
  }

  /**
   * What base stock was tuned to before it was judged.
   *
   * @param days of a run
   * @param on in words
   * @param costPerDay on the seeds it was tuned on
   * @param usualCostPerDay of the targets it would have otherwise, there too
   * @param costs targets that were tried
   */
  record Tuned(
      ServiceTargets targets,
      List<Long> seeds,
      int days,
      String on,
      double costPerDay,
      double usualCostPerDay,
      int costs) {}

  /** Means over the seeds; a measure that a world has nothing of is left out. */
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
  static Cell cell(
      Scenario cell,
      EvidenceRuns.Found found,
      @Nullable Tuned tuned,
      Map<Long, String> worldHashes) {
    PolicyComparison comparison = PolicyComparison.of(found.runs());
    PolicyComparison.Figures first = comparison.policies().get(0);
    List<Policy> policies = new ArrayList<>();
    List<Against> against = new ArrayList<>();
    for (PolicyComparison.Figures one : comparison.policies()) {
      policies.add(new Policy(one.policy(), means(one)));
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
        found.bounds().isEmpty() ? null : BoundedPolicies.of(found.bounds(), comparison),
        tuned,
        worldHashes,
        found.runs().stream().map(EvidenceReport::run).toList());
  }

  private static Map<EvidenceMeasure, Double> means(PolicyComparison.Figures one) {
    Map<EvidenceMeasure, Double> means = new EnumMap<>(EvidenceMeasure.class);
    for (EvidenceMeasure measure : EvidenceMeasure.values()) {
      List<Double> each = measure.each(one.runs());
      if (!each.isEmpty()) {
        means.put(measure, each.stream().mapToDouble(Double::doubleValue).average().orElse(0));
      }
    }
    return means;
  }

  private static Against against(PolicyComparison.Figures first, PolicyComparison.Figures other) {
    Map<EvidenceMeasure, PairedDifference> differences = new EnumMap<>(EvidenceMeasure.class);
    for (EvidenceMeasure measure : EvidenceMeasure.values()) {
      List<Double> ours = measure.each(first.runs());
      List<Double> theirs = measure.each(other.runs());
      boolean ofShare = measure.difference() == EvidenceMeasure.Difference.SHARE;
      boolean known = !ours.isEmpty() && !theirs.isEmpty();
      // Nothing is a share of zero: nobody may be late.
      if (known && (!ofShare || theirs.stream().allMatch(value -> value > 0))) {
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
