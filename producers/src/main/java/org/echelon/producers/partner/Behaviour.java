package org.echelon.producers.partner;

/**
 * How often partners depart from the plain course, as shares of commands or, for duplicates, of
 * acks.
 *
 * @param partial deliveries that come in two parts
 * @param damaged deliveries with a damaged unit
 * @param shortShare deliveries with units missing
 * @param refused assignments whose goods the picker does not find
 * @param announced purchases for which the vendor sends a shipping notice
 * @param duplicated acks sent twice
 */
public record Behaviour(
    double partial,
    double damaged,
    double shortShare,
    double refused,
    double announced,
    double duplicated) {

  /** The habits of real partners, with invented shares. */
  public static final Behaviour USUAL = new Behaviour(0.10, 0.01, 0.005, 0.002, 0.5, 0.02);

  /** Everything arrives once, whole and in one delivery. */
  public static final Behaviour FLAWLESS = new Behaviour(0, 0, 0, 0, 0, 0);
}
