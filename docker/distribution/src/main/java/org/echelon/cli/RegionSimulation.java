package org.echelon.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.echelon.producers.cost.PairedDifference;
import org.echelon.producers.regions.RegionDesigner;
import org.echelon.producers.regions.RegionedWorld;
import org.echelon.producers.run.SiteLimits;
import picocli.CommandLine.Option;

/** Runs the cheapest designs in the closed loop, on common random numbers. */
final class RegionSimulation {
  private static final Duration STEP = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofDays(2);

  @Option(
      names = "--simulate-days",
      paramLabel = "DAYS",
      defaultValue = "0",
      description = "Simulate the cheapest designs so long (default: not at all).")
  private int days;

  @Option(
      names = "--warm-up",
      paramLabel = "DAYS",
      defaultValue = "2",
      description = "Simulated days at the start that do not count (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--seeds",
      defaultValue = "3",
      description = "Seeds to simulate, from --seed on (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--designs",
      defaultValue = "3",
      description = {
        "How many of the cheapest to simulate, beside one region and what is advised"
            + " (default: ${DEFAULT-VALUE})."
      })
  private int designs;

  /**
   * A design over seeds; differences are to the one that is advised.
   *
   * @param costPerDay what the simulator counts; lanes and trucks are not in it
   */
  record Simulated(
      int regions,
      double costPerDay,
      double shippingPerUnit,
      double inRegion,
      double fillRate,
      double onTime,
      double kmPerUnit,
      PairedDifference cost,
      PairedDifference shipping,
      PairedDifference inRegionPoints,
      PairedDifference onTimePoints) {}

  /** Refuses what cannot be. */
  void check(SimulatedWorld worlds, long seed, boolean demandOfFile) {
    if (days < 0 || seeds < 1 || designs < 1 || warmUp < 0 || (days > 0 && warmUp >= days)) {
      throw new IllegalArgumentException(
          "--simulate-days is 0 or more and above --warm-up, --seeds and --designs 1 or more");
    }
    if (days > 0 && demandOfFile) {
      throw new IllegalArgumentException(
          "only the demand of a world can be simulated; leave out --demand or --simulate-days");
    }
    if (days > 0) {
      worlds.checkDays(days);
      worlds.checkSeeds(seed, seed + seeds - 1);
    }
  }

  /** Runs and prints, if that is asked for. */
  Optional<Object> run(
      SimulatedWorld worlds,
      RegionDesigner designer,
      List<RegionDesigner.Candidate> candidates,
      RegionAdvice advice,
      long seed,
      Progress progress,
      ReportText text) {
    if (days == 0) {
      return Optional.empty();
    }
    Map<RegionDesigner.Candidate, List<PolicyRun>> runs = new LinkedHashMap<>();
    for (RegionDesigner.Candidate design : chosen(candidates, advice)) {
      progress.phase("simulate", "%d regions", design.figures().regions());
      PolicyRuns all =
          new PolicyRuns(
              List.of(PolicyChoice.of("echelon", "24h")),
              s ->
                  new RegionedWorld(
                      worlds.of(s, days), network -> designer.map(network, design.partition())),
              STEP,
              days,
              warmUp,
              PATIENCE,
              new SiteLimits(true, SiteLimits.USUAL_MULTIPLE),
              progress);
      runs.put(design, all.run(seed, seeds));
    }
    List<PolicyRun> advised = Objects.requireNonNull(runs.get(advice.best()));
    List<Simulated> figures = new ArrayList<>();
    runs.forEach((design, of) -> figures.add(figures(design.figures().regions(), of, advised)));
    print(figures, advice.best().figures().regions(), text);
    return Optional.of(figures);
  }

  private List<RegionDesigner.Candidate> chosen(
      List<RegionDesigner.Candidate> candidates, RegionAdvice advice) {
    List<RegionDesigner.Candidate> cheapest =
        candidates.stream()
            .sorted(Comparator.comparingDouble(one -> one.figures().costPerDay()))
            .limit(designs)
            .toList();
    return candidates.stream()
        .filter(
            one -> cheapest.contains(one) || one == advice.best() || one.figures().regions() == 1)
        .toList();
  }

  private static Simulated figures(int regions, List<PolicyRun> runs, List<PolicyRun> advised) {
    return new Simulated(
        regions,
        mean(runs, run -> run.costs().perDay()),
        mean(runs, run -> run.costs().shippingPerUnit()),
        mean(runs, run -> run.costs().inRegionShare()),
        mean(runs, run -> run.run().fillRate()),
        mean(runs, RegionSimulation::onTime),
        mean(runs, run -> run.costs().kmPerUnit()),
        PairedDifference.relative(
            each(advised, run -> run.costs().perDay()), each(runs, run -> run.costs().perDay())),
        PairedDifference.relative(
            each(advised, run -> run.costs().shippingPerUnit()),
            each(runs, run -> run.costs().shippingPerUnit())),
        PairedDifference.absolute(
                each(advised, run -> run.costs().inRegionShare()),
                each(runs, run -> run.costs().inRegionShare()))
            .times(100),
        PairedDifference.absolute(
                each(advised, RegionSimulation::onTime), each(runs, RegionSimulation::onTime))
            .times(100));
  }

  private void print(List<Simulated> figures, int advised, ReportText text) {
    text.line("");
    text.line(
        "Simulated: %d days of which %d are not counted, %d seeds, live policy, prices each day;"
            + " lanes and trucks are not in this cost.",
        days, warmUp, seeds);
    text.line(
        "%-8s%12s%9s%9s%9s%9s%7s   %s",
        "REGIONS",
        "COST/DAY",
        "SHIP/UN",
        "IN REG",
        "FILL",
        "ON TIME",
        "KM",
        "COST AGAINST " + advised + ", 95%");
    for (Simulated one : figures) {
      text.line(
          "%-8d%,12.0f%9.3f%8.1f%%%8.1f%%%8.1f%%%7.0f   %s",
          one.regions(),
          one.costPerDay(),
          one.shippingPerUnit(),
          100 * one.inRegion(),
          100 * one.fillRate(),
          100 * one.onTime(),
          one.kmPerUnit(),
          one.regions() == advised ? "" : interval(one.cost()));
    }
  }

  private static String interval(PairedDifference cost) {
    return cost.seeds() < 2
        ? String.format(Locale.ROOT, "%+.2f%%, one seed", 100 * cost.mean())
        : String.format(
            Locale.ROOT,
            "%+.2f%% (%+.2f to %+.2f)%s",
            100 * cost.mean(),
            100 * cost.low(),
            100 * cost.high(),
            cost.noise() ? ", not told from noise" : "");
  }

  private static double onTime(PolicyRun run) {
    return run.costs().allSpeeds().onTimeShare();
  }

  private static List<Double> each(List<PolicyRun> runs, ToDoubleFunction<PolicyRun> of) {
    return runs.stream().mapToDouble(of).boxed().toList();
  }

  private static double mean(List<PolicyRun> runs, ToDoubleFunction<PolicyRun> of) {
    return runs.stream().mapToDouble(of).average().orElse(0);
  }
}
