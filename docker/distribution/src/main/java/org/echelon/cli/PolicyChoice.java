package org.echelon.cli;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.run.PriceRhythm;
import org.echelon.producers.run.RunSettings;
import org.echelon.simulation.VirtualSettings;
import org.echelon.simulation.policy.Policies;
import org.echelon.simulation.policy.PolicyVariant;
import org.echelon.simulation.policy.ServiceTargets;
import org.echelon.valuation.SkuPlanner;

/**
 * A policy to run, as asked for.
 *
 * @param label what was asked for
 * @param prices when it makes prices
 * @param planners who makes its plans
 */
record PolicyChoice(
    String label, Policies policy, PriceTimes prices, Supplier<? extends SkuPlanner> planners) {
  private static final int AHEAD_MINUTES = 5;

  /**
   * A policy with settings of its own.
   *
   * @param usual rhythm of prices where the policy has none of its own
   */
  static PolicyChoice of(PolicyVariant variant, String usual) {
    PolicyChoice plain = of(variant.policy().label(), usual);
    return new PolicyChoice(variant.label(), variant.policy(), plain.prices(), variant::planner);
  }

  /**
   * Reads a name, with {@code @} and a rhythm where its prices come otherwise than usual.
   *
   * @param usual rhythm of a policy that has none of its own
   */
  static PolicyChoice of(String text, String usual) {
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    Policies policy =
        Policies.named(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no policy '" + name + "'; choose of " + Policies.names()));
    boolean asked = policy.rhythm() == Policies.Rhythm.AS_ASKED;
    if (at >= 0 && !asked) {
      throw new IllegalArgumentException(
          "the policy " + name + " makes prices " + policy.rhythmName() + "; leave out the rhythm");
    }
    String rhythm = at < 0 ? usual : text.substring(at + 1);
    return new PolicyChoice(
        text, policy, PriceTimes.of(asked ? rhythm : policy.rhythmName()), policy.planners());
  }

  /** Whether it is base stock whose targets can be tuned. */
  boolean tunable() {
    return policy == Policies.TUNED;
  }

  /** Tuned base stock with targets of its own; any other policy stays as it is. */
  PolicyChoice with(ServiceTargets targets) {
    return tunable() ? new PolicyChoice(label, policy, prices, Policies.tuned(targets)) : this;
  }

  /** Reads several, each once. */
  static List<PolicyChoice> all(List<String> texts, String usual) {
    List<PolicyChoice> choices = texts.stream().map(text -> of(text.trim(), usual)).toList();
    if (choices.stream().map(PolicyChoice::label).distinct().count() < choices.size()) {
      throw new IllegalArgumentException("each policy is named once, not " + texts);
    }
    return choices;
  }

  /** Whether its plans are those of the live planner. */
  boolean plansAsLive() {
    return policy == Policies.ECHELON
        || policy == Policies.PRICE_WEEKS
        || policy == Policies.FIRST_CHOICE
        || policy == Policies.UNPRICED
        || policy == Policies.STATIONARY;
  }

  /** Settings of a run of it. */
  RunSettings settings(Duration step, int days, int warmUpDays, long seed) {
    if (prices.rhythm() == PriceRhythm.PERIODIC
        && prices.period().toMillis() % Math.max(1, step.toMillis()) != 0) {
      // Whoever makes prices would see other ticks than whoever makes none.
      throw new IllegalArgumentException(
          "prices of %s come each %d minutes, which are no whole steps of %d; give a --step that fits"
              .formatted(label, prices.period().toMinutes(), step.toMinutes()));
    }
    return new RunSettings(step, prices.period(), days, warmUpDays, seed);
  }

  /** A platform that runs it. */
  VirtualSettings virtual(Duration step) {
    // Facts are fed before the tick that follows them, so they may lie a step ahead of the last.
    return new VirtualSettings(
        1,
        1,
        step.plusMinutes(AHEAD_MINUTES).toMillis(),
        new PricingSettings(
            prices.period(),
            PricingOptions.RESPONSIVE,
            policy.pricesByWeek() ? PricingSettings.MOST_WEEKS : 1),
        planners,
        policy.secondThoughts());
  }
}
