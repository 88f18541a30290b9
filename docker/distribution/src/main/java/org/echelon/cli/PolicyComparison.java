package org.echelon.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.echelon.producers.cost.CostPart;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.cost.PairedDifference;

/**
 * Policies side by side over the same seeds.
 *
 * @param policies in the order asked for
 * @param bestRival the cheapest of all that are not the first one at another rhythm; the first
 *     where there is none
 */
record PolicyComparison(List<Figures> policies, String bestRival, List<Pair> pairs) {

  /**
   * Means of one policy over its seeds; money a day.
   *
   * @param seconds wall time of a run
   */
  record Figures(
      String policy,
      double costPerDay,
      Map<CostPart, Double> parts,
      double fillRate,
      double onTime,
      double inRegion,
      double lostShare,
      double shippingPerUnit,
      double kmPerUnit,
      double lateDays,
      double overShare,
      double seconds,
      List<PolicyRun> runs) {

    /** The mean over seeds. */
    double mean(ToDoubleFunction<PolicyRun> of) {
      return runs.stream().mapToDouble(of).average().orElse(0);
    }

    private List<Double> each(ToDoubleFunction<PolicyRun> of) {
      return runs.stream().mapToDouble(of).boxed().toList();
    }
  }

  /**
   * A policy less another, seed by seed.
   *
   * @param cost as a share of the other's
   * @param fillRate in shares, as the two after it
   */
  record Pair(
      String policy,
      String against,
      PairedDifference cost,
      PairedDifference fillRate,
      PairedDifference onTime,
      PairedDifference inRegion) {

    /** What it says in words. */
    String words() {
      String difference =
          String.format(
              Locale.ROOT,
              "%+.2f%% (95%% interval %+.2f to %+.2f%%)",
              100 * cost.mean(),
              100 * cost.low(),
              100 * cost.high());
      if (cost.seeds() < 2) {
        return String.format(
            Locale.ROOT,
            "%s costs %+.2f%% against %s with the one seed run; one seed proves nothing.",
            policy,
            100 * cost.mean(),
            against);
      }
      if (cost.noise()) {
        return String.format(
            Locale.ROOT,
            "The cost of %s against %s, %s, is not told from noise with %d seeds.",
            policy,
            against,
            difference,
            cost.seeds());
      }
      return String.format(
          Locale.ROOT,
          "%s costs %s than %s: %s.",
          policy,
          cost.mean() < 0 ? "less" : "more",
          against,
          difference);
    }
  }

  /** Compares runs that came seed by seed. */
  static PolicyComparison of(List<PolicyRun> runs) {
    Map<String, List<PolicyRun>> byPolicy = new LinkedHashMap<>();
    runs.forEach(run -> byPolicy.computeIfAbsent(run.policy(), p -> new ArrayList<>()).add(run));
    List<Figures> all =
        byPolicy.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
    Figures first = all.get(0);
    Figures best =
        all.stream()
            .filter(f -> !name(f.policy()).equals(name(first.policy())))
            .min(Comparator.comparingDouble(Figures::costPerDay))
            .orElse(first);
    List<Pair> pairs = new ArrayList<>();
    for (Figures figures : all) {
      if (!figures.policy().equals(first.policy())) {
        pairs.add(pair(figures, first));
      }
    }
    for (Figures figures : all) {
      if (!figures.policy().equals(best.policy())) {
        pairs.add(pair(figures, best));
      }
    }
    return new PolicyComparison(all, best.policy(), List.copyOf(pairs));
  }

  /** A policy's name without its rhythm: at another rhythm it is no rival of itself. */
  private static String name(String policy) {
    int at = policy.indexOf('@');
    return at < 0 ? policy : policy.substring(0, at);
  }

  private static Figures of(String policy, List<PolicyRun> runs) {
    Map<CostPart, Double> parts = new LinkedHashMap<>();
    for (CostPart part : CostPart.values()) {
      parts.put(part, mean(runs, run -> run.costs().parts().getOrDefault(part, 0.0)));
    }
    return new Figures(
        policy,
        mean(runs, run -> run.costs().perDay()),
        parts,
        mean(runs, run -> run.run().fillRate()),
        mean(runs, PolicyComparison::onTime),
        mean(runs, run -> run.costs().inRegionShare()),
        mean(runs, PolicyComparison::lostShare),
        mean(runs, run -> run.costs().shippingPerUnit()),
        mean(runs, run -> run.costs().kmPerUnit()),
        mean(runs, run -> run.costs().allSpeeds().meanLateDays()),
        mean(runs, run -> run.costs().overShare()),
        mean(runs, PolicyRun::seconds),
        List.copyOf(runs));
  }

  private static Pair pair(Figures policy, Figures against) {
    return new Pair(
        policy.policy(),
        against.policy(),
        PairedDifference.relative(
            against.each(run -> run.costs().perDay()), policy.each(run -> run.costs().perDay())),
        difference(policy, against, run -> run.run().fillRate()),
        difference(policy, against, PolicyComparison::onTime),
        difference(policy, against, run -> run.costs().inRegionShare()));
  }

  private static PairedDifference difference(
      Figures policy, Figures against, ToDoubleFunction<PolicyRun> of) {
    return PairedDifference.absolute(against.each(of), policy.each(of));
  }

  private static double onTime(PolicyRun run) {
    return run.costs().allSpeeds().onTimeShare();
  }

  private static double lostShare(PolicyRun run) {
    CostSummary.Service all = run.costs().allSpeeds();
    return all.lost() == 0 ? 0 : all.lost() / (all.lost() + all.shipped());
  }

  private static double mean(List<PolicyRun> runs, ToDoubleFunction<PolicyRun> of) {
    return runs.stream().mapToDouble(of).average().orElse(0);
  }

  /** The differences to the first policy. */
  List<Pair> againstFirst() {
    String first = policies.get(0).policy();
    return pairs.stream()
        .limit(policies.size() - 1L)
        .filter(p -> p.against().equals(first))
        .toList();
  }

  /** The first policy less the best rival, if it has one. */
  List<Pair> firstAgainstBest() {
    String first = policies.get(0).policy();
    return pairs.stream()
        .filter(p -> p.policy().equals(first) && p.against().equals(bestRival))
        .toList();
  }
}
