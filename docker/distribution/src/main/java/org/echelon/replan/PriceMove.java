package org.echelon.replan;

import java.util.Locale;

/**
 * A move of prices that is measured.
 *
 * @param id its part of the id of a goal
 * @param by share by which a price moves at most
 * @param everywhere whether those of all nodes move, each by its own share, or those of one
 * @param flowToo whether flow prices move with storage prices
 */
public record PriceMove(String id, double by, boolean everywhere, boolean flowToo) {

  /** What moves, in words. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%s ±%.0f%%, %s",
        everywhere ? "all nodes" : "one node",
        100 * by,
        flowToo ? "storage and flow" : "storage only");
  }
}
