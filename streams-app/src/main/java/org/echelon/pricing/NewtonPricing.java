package org.echelon.pricing;

/**
 * Minimises the dual L(prices) = prices . capacity + value(prices) over prices >= 0, in rounds of
 * one question to the model each; one more is asked at the start and, where prices are warm and an
 * assortment is small, one more to see that they have settled. The answer to the best prices is
 * their certificate too.
 *
 * <p>First by projected Newton steps on the rounded problem, inside a trust region, while smoothing
 * falls. A trial is accepted when its rounded bound lies below that of where it started. This is
 * all a large assortment needs. In a small one single lots make L a polyhedron; when trials have
 * been refused twice, tangents by block (Kelley 1960) take over, which also tell how far the best
 * prices are from optimal. Stops when that distance is within the target.
 *
 * <p>A round costs a question and O(rows³) for its step; rows are few. The error is certified, by
 * the bound of every round: {@link Certificate}.
 */
public final class NewtonPricing {
  /**
   * Tangents cost the cube of the rows: with the rows of several weeks a run would take minutes for
   * its last digits.
   */
  private static final int MOST_ROWS_OF_TANGENTS = 200;

  private static final double PRICE_FLOOR = 0.05;
  private static final double TRUST_MAX = 4;
  private static final double OVERFULL = 0.01;
  private static final double LEAST_GOAL = 0.01;
  private static final int REFUSALS_MAX = 2;
  private static final double RADIUS_MIN = 1e-6;
  private static final double SMOOTHING_WARM = 0.1;
  private static final double SMOOTHING_SHARP = 0.03;
  private static final double SMOOTHING_WIDENED = 0.3;

  /** Of the goal: prices that held had up to 14 left to fall, after 5% moves 24 to 78. */
  private static final double FAR = 20;

  private static final double SMOOTHING_MIN = 1e-4;
  private static final double SHARPEN_AT = 0.3;
  private static final double SHARPEN_BY = 0.35;
  private static final double REGULARISATION_START = 0.02;
  private static final double REGULARISATION_SHARP = 0.3;
  private static final double REGULARISATION_MIN = 0.005;

  private final DualModel model;
  private final double[] capacity;
  private final PricingOptions options;
  private final CuttingPlanes planes;
  private final boolean warm;
  private double[] prices;
  private Evaluation here;
  private double[] metric;
  private double smoothing;
  private double regularisation = REGULARISATION_START;
  private double trust = 1;
  private double[] best;
  private Evaluation bestAnswer;
  private double bestBound = Double.POSITIVE_INFINITY;
  private int refusals;
  private boolean far;
  private int calls;
  private int rounds;

  private NewtonPricing(DualModel model, PricingOptions options, double[] start) {
    this.model = model;
    this.capacity = model.capacity();
    this.options = options;
    this.planes = new CuttingPlanes(capacity, model.blocksNeverLose());
    warm = !isZero(start);
    smoothing = warm ? SMOOTHING_WARM : 1;
    prices = start.clone();
    best = prices;
    here = ask(prices, smoothing);
    bestAnswer = here;
    metric = here.rounded().curvature();
  }

  /**
   * Prices for a model from a start of any quality; the certificate is about the prices returned.
   */
  public static PricingResult solve(PricedModel model, double[] start, PricingOptions options) {
    return solve(model, start, options, PriceRidge.NONE);
  }

  /** Prices some of which a ridge holds together. */
  public static PricingResult solve(
      PricedModel model, double[] start, PricingOptions options, PriceRidge ridge) {
    model.rows().check(start);
    DualModel asked = ridge.over(model, start);
    NewtonPricing search = new NewtonPricing(asked, options, start);
    boolean ended = search.run();
    if (asked != model) {
      return PricingResult.certify(
          model, search.best, search.calls, search.rounds, ended, options.acceptedGap());
    }
    // The exact part of an answer does not depend on smoothing: it need not be asked for again.
    return PricingResult.certify(
        model,
        search.best,
        search.bestAnswer,
        search.calls,
        search.rounds,
        ended,
        options.acceptedGap());
  }

  /**
   * Prices that minimise any convex dual, without a plan.
   *
   * @param start prices >= 0
   */
  public static Found search(DualModel model, double[] start, PricingOptions options) {
    NewtonPricing search = new NewtonPricing(model, options, start);
    boolean ended = search.run();
    return new Found(search.best, search.bestBound, search.calls, ended);
  }

  /**
   * The best prices of a search.
   *
   * @param bound the dual there, currency a day
   * @param oracleCalls how often the model was asked
   * @param ended whether the search ended by itself, not by the number of rounds
   */
  public record Found(double[] prices, double bound, int oracleCalls, boolean ended) {}

  /** Whether it ended by itself, not by the number of rounds. */
  private boolean run() {
    if (warm && isSettled()) {
      return true;
    }
    far = warm && remaining() > FAR * goal();
    while (refusals < REFUSALS_MAX) {
      Step step = propose();
      if (isNear(step)) {
        return true;
      }
      if (rounds == options.maxRounds()) {
        return false;
      }
      attempt(step);
    }
    // What is left over is told by the certificate.
    return prices.length > MOST_ROWS_OF_TANGENTS || finish();
  }

  private boolean isNear(Step step) {
    // A row may be overfull by some per cent within a small share of value; a step mends that.
    if (rounds == 0 && overfull() > OVERFULL) {
      return false;
    }
    return remaining() <= goal() || (step.expected() <= goal() && rounding() <= 2 * goal());
  }

  /**
   * Looks once more at the start, sharply: prices that were optimal show it when little is rounded,
   * because the levels they leave at the margin then share what is left of each row. Where hardly
   * anything is rounded in the first look, a second one tells no more.
   */
  private boolean isSettled() {
    if (isNear(propose())) {
      return true;
    }
    if (rounding() <= goal()) {
      return false;
    }
    Evaluation wide = here;
    smoothing = SMOOTHING_SHARP;
    regularisation = REGULARISATION_SHARP;
    here = ask(prices, smoothing);
    boolean settled = isNear(propose());
    here = wide;
    smoothing = SMOOTHING_WARM;
    regularisation = REGULARISATION_START;
    return settled;
  }

  /**
   * How near is near enough: a share of value, and of what the limits cost where they cost less.
   */
  private double goal() {
    double ofValue = options.target() * Math.abs(bestBound);
    double ofLoss = options.targetOfLoss() * Math.max(0, model.valueAtZero() - bestBound);
    return Math.max(Math.min(ofValue, ofLoss), LEAST_GOAL * ofValue);
  }

  /** Where smoothing no longer helps, tangents by block find the last digits. */
  private boolean finish() {
    double radius = 0.5;
    while (radius > RADIUS_MIN) {
      // Ten times sharper than asked costs three more rounds and saves the next run all of its own.
      double near = goal() / 10;
      CuttingPlanes.Trial trial = planes.least(best, radius, near / 10);
      if (!trial.settled()) {
        radius *= 0.5;
        continue;
      }
      if (!trial.atBox() && bestBound - trial.floor() <= near) {
        return true;
      }
      if (rounds == options.maxRounds()) {
        return false;
      }
      rounds++;
      double before = bestBound;
      ask(trial.prices(), 0);
      double kept = (before - bestBound) / (before - trial.floor());
      if (kept > 0.3) {
        radius = Math.min(TRUST_MAX, radius * 2);
      } else if (kept <= 0) {
        radius *= 0.7;
      }
    }
    return true;
  }

  /** A trial vector, the fall of the rounded bound expected of it, and whether trust cut it. */
  private record Step(double[] trial, double expected, boolean cut) {}

  private Step propose() {
    int n = prices.length;
    if (smoothing >= SMOOTHING_WARM) {
      metric = here.rounded().curvature();
    }
    double[] hessian = here.rounded().curvature().clone();
    double[] slope = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n * n; i++) {
      hessian[i] += regularisation * metric[i];
    }
    for (int r = 0; r < n; r++) {
      slope[r] = capacity[r] - here.rounded().usage()[r];
      high[r] = trust * Math.max(prices[r], PRICE_FLOOR);
      low[r] = -Math.min(prices[r], high[r]);
      hessian[r * n + r] += regularisation * metric[r * n + r] + 1e-9 * (1 + capacity[r]);
    }
    double[] d = BoxQuadratic.minimise(hessian, slope, low, high);
    double[] trial = new double[n];
    boolean cut = false;
    for (int r = 0; r < n; r++) {
      trial[r] = Math.max(0, prices[r] + d[r]);
      cut |= Math.abs(d[r]) >= high[r];
    }
    return new Step(trial, -BoxQuadratic.value(hessian, slope, d), cut);
  }

  private void attempt(Step step) {
    rounds++;
    boolean sharpen =
        !step.cut() && step.expected() < SHARPEN_AT * rounding() && smoothing > SMOOTHING_MIN;
    double next = sharpen ? smoothing * SHARPEN_BY : smoothing;
    // What the rounded bound would be here with the next smoothing: its excess is about linear.
    double from = model.bound(prices, here.value()) + rounding() * next / smoothing;
    Evaluation there = ask(step.trial(), next);
    double fall = from - model.bound(step.trial(), there.rounded().value());
    if (fall > 0) {
      prices = step.trial();
      here = there;
      smoothing = next;
      if (fall > step.expected() / 2) {
        regularisation = Math.max(REGULARISATION_MIN, regularisation / 2);
      }
      trust = Math.min(TRUST_MAX, trust * 1.7);
    } else {
      double shrink = step.expected() / (step.expected() - fall);
      shrink = Math.max(0.1, Math.min(0.5, shrink));
      regularisation /= shrink;
      trust *= shrink;
      refusals++;
      if (far && smoothing < SMOOTHING_WIDENED) {
        widen();
      }
    }
  }

  /**
   * Begins again where it is with more levels rounded, once: a warm search of a small assortment
   * whose prices have to move looks too sharply, and tangents would take twice as many questions.
   */
  private void widen() {
    far = false;
    refusals = 0;
    smoothing = SMOOTHING_WIDENED;
    regularisation = REGULARISATION_START;
    trust = 1;
    here = ask(prices, smoothing);
  }

  private double rounding() {
    return here.rounded().value() - here.value();
  }

  private static boolean isZero(double[] start) {
    for (double price : start) {
      if (price > 0) {
        return false;
      }
    }
    return true;
  }

  /** Largest excess of the fractional levels over a capacity, as a share of it. */
  private double overfull() {
    double worst = 0;
    for (int r = 0; r < prices.length; r++) {
      double over = here.rounded().usage()[r] - capacity[r];
      worst = Math.max(worst, capacity[r] > 0 ? over / capacity[r] : 0);
    }
    return worst;
  }

  /** How much the bound can still fall, judged by the whole and by the fractional levels. */
  private double remaining() {
    Evaluation.Smoothed smoothed = here.rounded();
    return Math.min(
        slack(here.usage()), here.value() - smoothed.earned() + slack(smoothed.usage()));
  }

  /** What unused capacity is charged and what excess would cost to give up. */
  private double slack(double[] usage) {
    double sum = 0;
    for (int r = 0; r < prices.length; r++) {
      double left = capacity[r] - usage[r];
      sum += left >= 0 ? prices[r] * left : -Math.max(prices[r], PRICE_FLOOR) * left;
    }
    return sum;
  }

  private Evaluation ask(double[] trial, double smooth) {
    calls++;
    Evaluation answer = model.evaluate(trial, smooth);
    planes.add(trial, answer);
    double bound = model.bound(trial, answer.value());
    if (bound < bestBound) {
      bestBound = bound;
      best = trial;
      bestAnswer = answer;
    }
    return answer;
  }
}
