package org.echelon.cli;

import java.nio.file.Path;
import java.util.List;
import org.echelon.simulation.policy.Policies;
import picocli.CommandLine.Option;

/** The options that say who plans a simulated world, and when prices are made. */
final class PolicyOptions {
  private static final String USUAL_RHYTHM = "24h";

  @Option(
      names = "--price-every",
      paramLabel = "TIME",
      description = {
        "Virtual time between price runs, for instance 1h; never; or change for a run after each"
            + " set of forecasts (default: "
            + USUAL_RHYTHM
            + ")."
      })
  private String priceEvery;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Who makes the plans: echelon, price-weeks, unpriced, stationary, base-stock, rationed,"
            + " tuned, s-S, guaranteed, rolling-lp. Several,"
            + " separated by commas, run on common random numbers and are compared with the first;"
            + " echelon@7d makes its prices each week (default: echelon)."
      })
  private List<String> names = List.of(Policies.ECHELON.label());

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "The targets of the policy tuned, as --tune wrote them.")
  private Path targets;

  /** Names as they were given. */
  List<String> names() {
    return names;
  }

  /** Rhythm of prices where a policy has none of its own. */
  String priceEvery() {
    return priceEvery == null ? USUAL_RHYTHM : priceEvery;
  }

  /** The policies in the order asked for. */
  List<PolicyChoice> choices() {
    return PolicyChoice.all(names, priceEvery()).stream()
        .map(choice -> targets == null ? choice : choice.with(TargetFile.read(targets)))
        .toList();
  }

  /** The policy of a single run. */
  PolicyChoice choice() {
    return choices().get(0);
  }

  /** Refuses what no policy that is run would heed. */
  void check() {
    List<PolicyChoice> choices = choices();
    if (targets != null && choices.stream().noneMatch(c -> c.policy() == Policies.TUNED)) {
      throw new IllegalArgumentException(
          "--targets are those of the policy tuned, which --policy does not name; add it or leave"
              + " out --targets");
    }
    if (priceEvery != null && choices.stream().noneMatch(PolicyOptions::pricedAsAsked)) {
      throw new IllegalArgumentException(
          "none of "
              + String.join(", ", names)
              + " makes prices by --price-every; leave it out or name echelon without a rhythm");
    }
  }

  private static boolean pricedAsAsked(PolicyChoice choice) {
    return choice.policy().rhythm() == Policies.Rhythm.AS_ASKED && !choice.label().contains("@");
  }
}
