package org.echelon.pricing;

import java.util.Arrays;

/**
 * One pricing run: search, damp, guard, certify. What it returns is what to publish; the
 * certificate is about that very vector, not about the undamped one behind it.
 *
 * <pre>
 * published = old + step (found - old),   cut to |published - old| <= ratio old + floor
 * </pre>
 *
 * <p>The step is shorter where little is to gain, and prices that are as good as those found stay
 * and are certified anew: {@link CalmStep}. Steps towards zero would never arrive, so what is
 * negligible, and was found to be, is zero.
 *
 * <p>O(one search and one question more), see {@link NewtonPricing}. The certificate is exact as a
 * bound for the streams frozen; the step is a heuristic, since streams answer prices and nothing
 * bounds the loop of the two. Source: model, section 6; decision 4.
 */
public final class PricingRun {
  private PricingRun() {}

  /** The first vector of a network: nothing to be damped or held against. */
  public static PricingResult first(PricedModel model, PricingOptions options) {
    return NewtonPricing.solve(model, SampledStart.of(model, options), options);
  }

  /** A vector after a network change: starts from the old prices, moves as far as it must. */
  public static PricingResult afterNetworkChange(
      PricedModel model, double[] published, PricingOptions options) {
    return NewtonPricing.solve(model, published, options);
  }

  /** The vector that follows a published one on the same network. */
  public static PricingResult next(
      PricedModel model, double[] published, PricingOptions options, PriceGuard guard) {
    return following(
        model, NewtonPricing.solve(model, published, options), published, options, guard);
  }

  /** The vector that follows a published one on the same network, from what a search found. */
  public static PricingResult following(
      PricedModel model,
      PricingResult found,
      double[] published,
      PricingOptions options,
      PriceGuard guard) {
    Certificate search = found.certificate();
    boolean calms = options.step() < 1 && !Arrays.equals(found.prices(), published);
    double step =
        calms
            ? CalmStep.of(model, model.bound(published), search.dualBound(), options)
            : options.step();
    int calls = search.oracleCalls() + (calms ? 1 : 0);
    boolean ended = search.stopReason() != Certificate.StopReason.ROUNDS_SPENT;
    if (step == 0) {
      return PricingResult.certify(
          model, published, calls, search.rounds(), ended, options.acceptedGap());
    }
    double[] damped = new double[published.length];
    boolean moved = false;
    for (int r = 0; r < damped.length; r++) {
      damped[r] = published[r] + step * (found.prices()[r] - published[r]);
      damped[r] = Math.max(0, damped[r]);
      double negligible = PriceGuard.negligible(model.rows().row(r).kind());
      if (Math.max(found.prices()[r], damped[r]) < negligible) {
        damped[r] = 0;
      }
      moved |= damped[r] != found.prices()[r];
    }
    PriceGuard.Clipped clipped = guard.clip(model.rows(), published, damped);
    if (!moved && clipped.cut() == 0) {
      return found;
    }
    return PricingResult.certify(
        model, clipped.prices(), calls, search.rounds(), ended, options.acceptedGap());
  }
}
