package org.echelon.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.echelon.producers.regional.Geography;
import org.echelon.producers.regional.Tariff;
import org.echelon.producers.scenario.SwitchPlan;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options of the scenario in which regions are switched and switched back. */
final class RegionalizationOptions {
  private static final Set<String> HEEDED =
      Set.of(
          "--scenario",
          "--seed",
          "--seeds",
          "--skus",
          "--json",
          "--out-of-region",
          "--distance-slope",
          "--switch-days");
  private static final List<String> OWN =
      List.of("--out-of-region", "--distance-slope", "--switch-days");
  private static final int SKUS = 60;
  private static final int SEEDS = 5;

  @Option(
      names = "--out-of-region",
      paramLabel = "AMOUNT",
      description = {
        "With the scenario regionalization: currency that a unit from outside a switched region"
            + " costs more to a plan (default: as found on the seeds of the calibration)."
      })
  private Double outOfRegion;

  @Option(
      names = "--distance-slope",
      paramLabel = "AMOUNT",
      description = {
        "With it: currency per unit and 1,000 km that ways cost more; only to calibrate the"
            + " generator, on seeds that nothing is reported on (default: as calibrated)."
      })
  private Double slope;

  @Option(
      names = "--switch-days",
      paramLabel = "DAYS",
      split = ",",
      description = {
        "With it: days of warm-up, before, from region to region, settling, and after"
            + " (default: 28,14,2,10,14)."
      })
  private List<Integer> days = List.of(28, 14, 2, 10, 14);

  /** Refuses what would do nothing. */
  void check(ParseResult given, boolean regionalization) {
    if (!regionalization) {
      for (String option : OWN) {
        if (given.hasMatchedOption(option)) {
          throw new IllegalArgumentException(
              option + " goes with --scenario regionalization alone");
        }
      }
      return;
    }
    for (ArgSpec option : given.matchedArgs()) {
      String name = option.isOption() ? ((OptionSpec) option).longestName() : "";
      if (!HEEDED.contains(name)) {
        throw new IllegalArgumentException(
            name + " does nothing in the scenario regionalization, which draws its own networks");
      }
    }
    plan();
  }

  /** When what is switched. */
  SwitchPlan plan() {
    if (days.size() != 5) {
      throw new IllegalArgumentException("--switch-days are five numbers of days, not " + days);
    }
    return new SwitchPlan(days.get(0), days.get(1), days.get(2), days.get(3), days.get(4));
  }

  /** What ways cost. */
  Tariff tariff() {
    return new Tariff(
        slope == null ? Tariff.CALIBRATED.slope() : slope,
        outOfRegion == null ? Tariff.CALIBRATED.outOfRegion() : outOfRegion);
  }

  /** SKUs of each network. */
  static int skus(ParseResult given) {
    return given.matchedOptionValue("--skus", SKUS);
  }

  /** Networks. */
  static int seeds(ParseResult given) {
    return given.matchedOptionValue("--seeds", SEEDS);
  }

  /**
   * What was run, for machines.
   *
   * @param seeds networks that are done
   */
  Map<String, Object> values(ParseResult given, long seed, int seeds) {
    Map<String, Object> values = new TreeMap<>();
    values.put("scenario", "regionalization");
    values.put("generator", Geography.VERSION);
    values.put("distanceSlope", tariff().slope());
    values.put("outOfRegion", tariff().outOfRegion());
    values.put("plan", plan());
    values.put("skus", skus(given));
    values.put("seed", seed);
    values.put("seeds", seeds);
    return values;
  }
}
