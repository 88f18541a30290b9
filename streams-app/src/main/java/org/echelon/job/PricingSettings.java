package org.echelon.job;

import java.time.Duration;
import org.echelon.pricing.PricingOptions;

/**
 * How often prices are made and how good they must be.
 *
 * @param every time of the ticks between runs
 * @param options of the search; a vector whose gap is wider than accepted is not adopted
 * @param oracle who answers trial prices
 * @param weeks how many weeks to come may have prices of their own, 1 for one vector; workers know
 *     one vector only
 */
public record PricingSettings(Duration every, PricingOptions options, Oracle oracle, int weeks) {
  /** Longer than a vendor's lead time and the review after it. */
  public static final int WEEKS = 6;

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

  /** With the oracle in process and prices by week where weeks differ. */
  public PricingSettings(Duration every, PricingOptions options) {
    this(every, options, WEEKS);
  }

  /** With the oracle in process. */
  public PricingSettings(Duration every, PricingOptions options, int weeks) {
    this(every, options, Oracle.IN_PROCESS, weeks);
  }

  /** With one vector for all weeks where workers answer. */
  public PricingSettings(Duration every, PricingOptions options, Oracle oracle) {
    this(every, options, oracle, oracle == Oracle.DISTRIBUTED ? 1 : WEEKS);
  }

  public PricingSettings {
    if (weeks < 1) {
      throw new IllegalArgumentException("weeks with prices are one or more, not " + weeks);
    }
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("time between price runs is above zero, not " + every);
    }
  }

  /** The run that a tick belongs to: a new one is due when this number rises. */
  public long runOf(long tickMillis) {
    return Math.floorDiv(tickMillis, every.toMillis());
  }
}
