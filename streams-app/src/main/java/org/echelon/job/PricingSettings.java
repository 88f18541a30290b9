package org.echelon.job;

import java.time.Duration;
import org.echelon.pricing.PricingOptions;

/**
 * How often prices are made and how good they must be.
 *
 * @param every time of the ticks between runs
 * @param options of the search; a vector whose gap is wider than accepted is not adopted
 * @param oracle who answers trial prices
 * @param weeks how many weeks to come may have prices of their own: 1, the default, is one vector
 *     for all of them; workers know no other
 * @param laneQuotas whether scarce outbound flow is given to lanes by what plans pass over them;
 *     else gates share it by what destinations can take in
 */
public record PricingSettings(
    Duration every, PricingOptions options, Oracle oracle, int weeks, boolean laneQuotas) {
  /** Longer than a vendor's lead time and the review after it. */
  public static final int MOST_WEEKS = 6;

  /** Who answers trial prices. */
  public enum Oracle {
    /** The pricing job, which then holds the ladders of all SKUs. */
    IN_PROCESS,
    /** Workers beside Plan, each for some partitions. */
    DISTRIBUTED
  }

  /** Every 15 minutes, one vector for all weeks. */
  public static final PricingSettings DEFAULT =
      new PricingSettings(Duration.ofMinutes(15), PricingOptions.RESPONSIVE);

  /** One vector for all weeks, with the oracle in process. */
  public PricingSettings(Duration every, PricingOptions options) {
    this(every, options, 1);
  }

  /** With the oracle in process. */
  public PricingSettings(Duration every, PricingOptions options, int weeks) {
    this(every, options, Oracle.IN_PROCESS, weeks);
  }

  /** Without quotas of lanes. */
  public PricingSettings(Duration every, PricingOptions options, Oracle oracle, int weeks) {
    this(every, options, oracle, weeks, false);
  }

  /** The same with quotas of lanes. */
  public PricingSettings withLaneQuotas() {
    return new PricingSettings(every, options, oracle, weeks, true);
  }

  public PricingSettings {
    if (weeks < 1 || weeks > MOST_WEEKS) {
      throw new IllegalArgumentException(
          "weeks with prices of their own are 1 to " + MOST_WEEKS + ", not " + weeks);
    }
    if (weeks > 1 && oracle == Oracle.DISTRIBUTED) {
      throw new IllegalArgumentException(
          "workers answer one vector of prices, not one for each of "
              + weeks
              + " weeks; ask in process, or for one week");
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
