package org.echelon.console.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether a policy is better than another. It is <b>better</b> where the interval of its cost lies
 * wholly below zero and that of no measure of service wholly to the worse; <b>worse</b> where the
 * cost is wholly above and no service wholly better; else it is <b>not decided</b>.
 *
 * <p>How many more seeds would decide a cost whose interval h to each side covers zero: n ((h /
 * |mean|)^2 - 1) on top of the n that were run, as if mean and spread stayed what they are. A rule
 * of thumb: the mean is itself not known better than the interval says.
 *
 * @param outcome BETTER, WORSE or NOT_DECIDED
 * @param moreSeeds seeds that would tell the cost from noise; empty where that is no matter of
 *     seeds
 */
public record PairVerdict(Outcome outcome, String text, Optional<Integer> moreSeeds) {
  private static final int SEEDS_AT_MOST = 1_000;

  /** A whole number of seeds that came out a hair larger is that number. */
  private static final double ROUNDING = 1e-6;

  /** What is known. */
  public enum Outcome {
    /** Cheaper, and nothing served worse. */
    BETTER,
    /** Dearer, and nothing served better. */
    WORSE,
    /** Chance, or one for the other. */
    NOT_DECIDED
  }

  /**
   * Judges measures, of which one is the cost. O(measures).
   *
   * @param seeds that were run
   */
  static PairVerdict of(List<Measure> measures, int seeds) {
    Measure cost = measures.stream().filter(Measure::cost).findFirst().orElseThrow();
    List<Measure> service = measures.stream().filter(measure -> !measure.cost()).toList();
    if (seeds < 2) {
      return undecided(cost.words() + "; one seed proves nothing", Optional.empty());
    }
    if (cost.better()) {
      return service.stream().noneMatch(Measure::worse)
          ? new PairVerdict(
              Outcome.BETTER,
              "Better: " + cost.words() + ", nothing worse beyond noise.",
              Optional.empty())
          : undecided(
              cost.words() + ", but worse: " + named(service, Measure::worse), Optional.empty());
    }
    if (cost.worse()) {
      return service.stream().noneMatch(Measure::better)
          ? new PairVerdict(
              Outcome.WORSE,
              "Worse: " + cost.words() + ", nothing better beyond noise.",
              Optional.empty())
          : undecided(
              cost.words() + ", but better: " + named(service, Measure::better), Optional.empty());
    }
    Optional<Integer> more = more(cost, seeds);
    return undecided(
        cost.words()
            + " is not told from noise; "
            + more.map(n -> "about " + n + " more seeds at this spread")
                .orElse("no number of seeds that anybody runs would tell it"),
        more);
  }

  private static PairVerdict undecided(String text, Optional<Integer> more) {
    return new PairVerdict(Outcome.NOT_DECIDED, "Not decided: " + text + ".", more);
  }

  private static String named(List<Measure> measures, Predicate<Measure> which) {
    return measures.stream().filter(which).map(Measure::words).collect(Collectors.joining(", "));
  }

  private static Optional<Integer> more(Measure cost, int seeds) {
    double half = (cost.high() - cost.low()) / 2;
    double times = half / Math.abs(cost.mean());
    double more = Math.ceil(seeds * (times * times - 1) - ROUNDING);
    return more <= SEEDS_AT_MOST ? Optional.of(Math.max(1, (int) more)) : Optional.empty();
  }
}
