package org.echelon.simulation.lab;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.echelon.experiment.Effect;

/** How a method did over seeds. */
public final class MethodRecord {
  private final SummaryStatistics error = new SummaryStatistics();
  private final SummaryStatistics width = new SummaryStatistics();
  private int covered;
  private int found;
  private int stopped;

  void add(Effect effect, double truth, boolean stoppedEarly) {
    error.addValue(effect.perSkuDay() - truth);
    width.addValue(effect.high() - effect.low());
    covered += effect.covers(truth) ? 1 : 0;
    found += effect.covers(0) ? 0 : 1;
    stopped += stoppedEarly ? 1 : 0;
  }

  /** Worlds that it was tried in. */
  public long worlds() {
    return error.getN();
  }

  /** Mean of estimate less truth. */
  public double bias() {
    return error.getMean();
  }

  /** Half of the 95% interval of the bias. */
  public double biasWithin() {
    return 1.96 * error.getStandardDeviation() / Math.sqrt(error.getN());
  }

  /** Standard deviation of estimate less truth. */
  public double deviation() {
    return error.getStandardDeviation();
  }

  /** Mean width of the 95% interval. */
  public double width() {
    return width.getMean();
  }

  /** Share of intervals that cover the truth. */
  public double coverage() {
    return (double) covered / error.getN();
  }

  /** Share of intervals that leave out zero. */
  public double foundShare() {
    return (double) found / error.getN();
  }

  /** Share of experiments in which a look told an effect, by the bounds of all looks. */
  public double stoppedShare() {
    return (double) stopped / error.getN();
  }
}
