package org.echelon.producers.forecast.week;

import java.time.LocalDate;

/**
 * What somebody knows of a week beyond its past, such as a promotion: its demand times a factor.
 *
 * @param weekOn Monday of the week
 * @param factor of the forecast, 0 or more
 * @param reason as people gave it
 */
public record Override(String sku, LocalDate weekOn, double factor, String reason) {

  public Override {
    if (!(factor >= 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("factor " + factor + " of " + sku + " is not 0 or more");
    }
  }

  /** The forecast of that week with what is known. */
  public Quantiles on(Quantiles forecast) {
    return forecast.times(factor);
  }

  /**
   * What knowing it was worth: loss without it less loss with it, in units; negative when the
   * forecast alone was nearer.
   */
  public double gain(Quantiles forecast, double came) {
    return forecast.loss(came) - on(forecast).loss(came);
  }
}
