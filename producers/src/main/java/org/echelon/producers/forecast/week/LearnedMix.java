package org.echelon.producers.forecast.week;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The forecast of one series of weeks: an average, quantile by quantile, of several ways to
 * forecast, each weighed by how little it missed lately. Whether demand is smooth or intermittent
 * need not be known: what suits it gains weight. Widened where weeks fell outside too often.
 *
 * <p>Sources: quantile averaging after Lichtendahl, Grushka-Cockayne and Winkler 2013; exponential
 * weights after Vovk 1990.
 */
public final class LearnedMix {
  private static final double KEPT = 0.97;
  private static final double SHARPNESS = 8;
  private static final double LEARNING = 0.1;

  /** A week counts half after thirteen; the first weeks count evenly. */
  private static final double SMOOTHING = 1 - Math.pow(0.5, 1.0 / 13);

  private static final double WIDER = 1.07;

  private final List<WeekMethod> methods;
  private final double[] losses;
  private double[] past = new double[64];
  private int weeks;
  private double below = WIDER;
  private double above = WIDER;
  private double level;
  private double squares;
  private List<Quantiles> next = List.of();

  /** A series without a past. */
  public LearnedMix() {
    this(
        List.of(
            new FadingSample(4),
            new FadingSample(10),
            new FadingSample(26),
            new FadingSample(100),
            new FadingNegativeBinomial(3),
            new FadingNegativeBinomial(10),
            new CrostonTsb(),
            new ExponentialSmoothing()));
  }

  LearnedMix(List<WeekMethod> methods) {
    this.methods = methods;
    this.losses = new double[methods.size()];
  }

  /** Takes the units of the next week. */
  public void see(double units) {
    if (weeks > 0) {
      widen(forecast(1).outside(units));
    }
    for (int k = 0; k < next.size(); k++) {
      losses[k] = KEPT * losses[k] + next.get(k).loss(units);
    }
    double share = Math.max(SMOOTHING, 1.0 / (weeks + 1));
    double error = units - level;
    squares += weeks == 0 ? units : share * (error * error - squares);
    level += share * error;
    if (weeks == past.length) {
      past = Arrays.copyOf(past, 2 * weeks);
    }
    past[weeks++] = units;
    next = each(1);
  }

  /**
   * Mean demand of a week, units. Not the mean of the averaged quantiles: those lean to the middle,
   * which for an item that seldom sells is nothing at all.
   */
  public double level() {
    return level;
  }

  /** Variance of a week's demand around that mean, units squared. */
  public double spread() {
    return Math.max(squares, level);
  }

  /** How many weeks have been seen. */
  public int weeks() {
    return weeks;
  }

  /**
   * The demand of a week to come.
   *
   * @param ahead 1 for the week after the last one seen
   * @throws IllegalStateException before the first week
   */
  public Quantiles forecast(int ahead) {
    if (weeks == 0) {
      throw new IllegalStateException("no week has been seen");
    }
    return Quantiles.average(ahead == 1 ? next : each(ahead), weights()).stretch(below, above);
  }

  /** Adaptive conformal inference (Gibbs and Candes 2021), each tail by itself. */
  private void widen(Outside outside) {
    below = bounded(below * Math.exp(LEARNING * (outside.below() - Outside.TAIL)));
    above = bounded(above * Math.exp(LEARNING * (outside.above() - Outside.TAIL)));
  }

  private static double bounded(double factor) {
    return Math.max(0.8, Math.min(2, factor));
  }

  private List<Quantiles> each(int ahead) {
    List<Quantiles> all = new ArrayList<>(methods.size());
    for (WeekMethod method : methods) {
      all.add(method.forecast(past, weeks, ahead));
    }
    return all;
  }

  private double[] weights() {
    double least = Double.POSITIVE_INFINITY;
    for (double loss : losses) {
      least = Math.min(least, loss);
    }
    double[] weights = new double[losses.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = least > 0 ? Math.exp(-SHARPNESS * (losses[k] / least - 1)) : 1;
    }
    return weights;
  }
}
