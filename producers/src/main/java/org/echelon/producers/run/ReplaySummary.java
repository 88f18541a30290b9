package org.echelon.producers.run;

import java.time.Instant;
import java.util.Map;

/**
 * What became of the rows of a replayed file.
 *
 * @param records rows read: applied, duplicate, stale or refused
 * @param refusedByReason refusals by code, rows that are no event among them
 * @param unitsUnbalanced units that break conservation, over all SKUs
 * @param seconds wall time from the first row to the last one booked
 */
public record ReplaySummary(
    String world,
    Instant from,
    Instant to,
    long records,
    long applied,
    long duplicate,
    long stale,
    long refused,
    Map<String, Long> refusedByReason,
    long unitsUnbalanced,
    long skusFrozen,
    double seconds,
    double rowsPerSecond) {

  /** Whether every row is accounted for and every unit balances. */
  public boolean sound() {
    return records == applied + duplicate + stale + refused
        && unitsUnbalanced == 0
        && skusFrozen == 0;
  }
}
