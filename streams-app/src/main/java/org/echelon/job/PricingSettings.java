package org.echelon.job;

import java.time.Duration;
import org.echelon.pricing.PricingOptions;

/**
 * How often prices are made and how good they must be.
 *
 * @param every time of the ticks between runs
 * @param options of the search; a vector whose gap is wider than accepted is not adopted
 * @param oracle who answers trial prices
 */
public record PricingSettings(Duration every, PricingOptions options, Oracle oracle) {

  /** Who answers trial prices. */
  public enum Oracle {
    /** The pricing job, which then holds the ladders of all SKUs. */
    IN_PROCESS,
    /** Workers beside Plan, each for some partitions. */
    DISTRIBUTED
  }

  /** Every 15 minutes. */
  public static final PricingSettings DEFAULT =
      new PricingSettings(Duration.ofMinutes(15), PricingOptions.RESPONSIVE);

  /** With the oracle in process. */
  public PricingSettings(Duration every, PricingOptions options) {
    this(every, options, Oracle.IN_PROCESS);
  }

  public PricingSettings {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("time between price runs is above zero, not " + every);
    }
  }

  /** The run that a tick belongs to: a new one is due when this number rises. */
  public long runOf(long tickMillis) {
    return Math.floorDiv(tickMillis, every.toMillis());
  }
}
