package org.echelon.producers.run;

import java.time.Duration;

/**
 * How a run is paced.
 *
 * @param step longest virtual time between two ticks
 * @param priceEvery virtual time between price runs; the clock waits for each
 * @param days virtual days to run; the source may end before
 * @param warmUpDays days left out of fill rate and in-region share
 * @param seed of everything drawn by chance
 */
public record RunSettings(Duration step, Duration priceEvery, int days, int warmUpDays, long seed) {

  public RunSettings {
    if (step.isZero() || step.isNegative() || days < 1) {
      throw new IllegalArgumentException(
          "a run has steps above zero and a day at least, not " + step + " and " + days + " days");
    }
  }
}
