package org.echelon.experiment;

/**
 * What a look at a running experiment says.
 *
 * @param decision whether it goes on
 * @param distance of the effect from zero, in standard errors
 * @param bound that distance had to pass
 */
public record Verdict(Decision decision, double distance, double bound) {
  private static final double ONE_SIDED = 1.96;

  /** Whether an experiment goes on. */
  public enum Decision {
    /** Nothing is known yet. */
    GO_ON,
    /** There is an effect, to the better. */
    BETTER,
    /** There is an effect, to the worse. */
    WORSE,
    /** It does too much harm, though that might yet be chance by the bounds of all looks. */
    HARM,
    /** It has run to its end and no effect was told from chance. */
    NO_EFFECT_TOLD
  }

  /**
   * Judges a look.
   *
   * <p>HARM: the metric is worse by the share that the lab allows or more, and this one look alone
   * tells that it is worse at all, with 2.5%. This guard comes beside the bounds: it can only end
   * an experiment to the disadvantage of what is tried.
   *
   * @param look from 1 on
   */
  public static Verdict of(StopRules rules, LookPlan plan, Effect effect, int look) {
    double distance = LookPlan.distance(effect);
    double bound = plan.bound(look);
    Decision decision = Decision.GO_ON;
    if (distance >= bound) {
      decision = effect.perSkuDay() < 0 ? Decision.BETTER : Decision.WORSE;
    } else if (effect.share() >= rules.harmShare() && distance >= ONE_SIDED) {
      decision = Decision.HARM;
    } else if (look == rules.looks()) {
      decision = Decision.NO_EFFECT_TOLD;
    }
    return new Verdict(decision, distance, bound);
  }
}
