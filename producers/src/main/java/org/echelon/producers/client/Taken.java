package org.echelon.producers.client;

import java.util.List;

/**
 * What became of the records that were sent; the five counts add up to them, unless somebody else
 * uses the same source at the same time.
 *
 * @param refusals the refused ones, in the order of their refusal
 */
public record Taken(
    long applied, long duplicate, long stale, long history, List<RefusedLater> refusals) {

  /**
   * A record that was refused after it had been sent.
   *
   * @param mark what it was sent for
   */
  public record RefusedLater(long mark, Complaint complaint) {}

  /** How many were refused. */
  public long refused() {
    return refusals.size();
  }

  /** How many something became of. */
  public long total() {
    return applied + duplicate + stale + history + refused();
  }
}
