package org.echelon.simulation.gym;

/** Knows the demand process: base, effects, noise and, if wanted, how goodwill moves. */
final class InformedForecast implements GymForecast {
  private final GymDemand process;
  private final boolean movesGoodwill;
  private int period;
  private double next;

  /**
   * @param movesGoodwill whether goodwill to come is foreseen; else it stays where it is, which is
   *     all that the published informed policies ask
   */
  InformedForecast(GymDemand process, boolean movesGoodwill) {
    this.process = process;
    this.movesGoodwill = movesGoodwill && process.goodwill();
  }

  @Override
  public void observe(GymWorld world) {
    period = world.period();
    next = movesGoodwill ? world.nextSentiment() : world.sentiment();
  }

  @Override
  public double[] means(double[] shortChance) {
    double[] means = new double[shortChance.length];
    double sentiment = next;
    for (int k = 0; k < means.length; k++) {
      means[k] = process.mean(period + k, sentiment);
      if (movesGoodwill) {
        sentiment =
            shortChance[k] * process.after(sentiment, true)
                + (1 - shortChance[k]) * process.after(sentiment, false);
      }
    }
    return means;
  }

  @Override
  public double deviation(int from, int to, double[] means) {
    double variance = 0;
    for (int k = from; k <= to; k++) {
      variance += means[k];
    }
    return process.noise() * Math.sqrt(variance);
  }

  @Override
  public double lostByShortage() {
    return movesGoodwill ? 1 - process.after(1, true) / process.after(1, false) : 0;
  }
}
