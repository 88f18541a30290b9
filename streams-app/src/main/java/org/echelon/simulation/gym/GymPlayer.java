package org.echelon.simulation.gym;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Who plays an episode: the rivals as published, and the marginal-value policy. */
public enum GymPlayer {
  /** Knows the demand that will come. */
  ORACLE(PrintedFigures.Row::oracle, null),

  NEWSVENDOR_INFORMED(
      PrintedFigures.Row::newsvendorInformed,
      scenario -> new NewsvendorPolicy(scenario.network(), false)),

  NEWSVENDOR_BLIND(
      PrintedFigures.Row::newsvendorBlind,
      scenario -> new NewsvendorPolicy(scenario.network(), true)),

  /** Ours, knowing the demand process with what moves goodwill. */
  INFORMED(
      null,
      scenario -> new MarginalValuePolicy(scenario, new InformedForecast(scenario.demand(), true))),

  /** Ours, knowing what the published informed policies ask: means to come at today's goodwill. */
  INFORMED_OF_MEANS(
      null,
      scenario ->
          new MarginalValuePolicy(scenario, new InformedForecast(scenario.demand(), false))),

  /** Ours, knowing only what was asked for so far. */
  BLIND(null, scenario -> new MarginalValuePolicy(scenario, new BlindForecast(scenario.network())));

  private final @Nullable ToDoubleFunction<PrintedFigures.Row> printed;
  private final @Nullable Function<GymScenario, GymPolicy> policy;

  GymPlayer(
      @Nullable ToDoubleFunction<PrintedFigures.Row> printed,
      @Nullable Function<GymScenario, GymPolicy> policy) {
    this.printed = printed;
    this.policy = policy;
  }

  /** Whether its profits are published. */
  public boolean isPrinted() {
    return printed != null;
  }

  /** The published mean profit of a scenario; not a number if none is. */
  public double printed(GymScenario scenario) {
    return printed == null ? Double.NaN : printed.applyAsDouble(PrintedFigures.of(scenario.id()));
  }

  /** Profit of the episode with the demand that a seed draws. */
  public double play(GymScenario scenario, int seed) {
    return policy == null
        ? Clairvoyant.profit(scenario, seed)
        : GymEpisodes.play(scenario, policy.apply(scenario), seed).profit();
  }
}
