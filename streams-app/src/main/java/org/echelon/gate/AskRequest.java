package org.echelon.gate;

/**
 * A wish to ask before the cut-off.
 *
 * @param scope {@code node:<id>} or {@code lane:<id>}
 * @param dry whether only to see what the next departure would take
 */
public record AskRequest(String scope, boolean dry, String reason) {
  /** Why departures past their cut-off are asked for again: large gains at a new price only. */
  public static final String PRICE_GAIN = "PRICE_GAIN";

  /** Somebody wants a departure asked before its cut-off. */
  public static final String EXTRA = "EXTRA";

  /** Somebody has approved something that waits on a lane. */
  public static final String APPROVED = "APPROVED";

  /** Whether all that a lane has is offered, and not only what the reason is about. */
  static boolean offersAll(String reason) {
    return !reason.equals(PRICE_GAIN) && !reason.equals(APPROVED);
  }

  /** Whether people asked for what leaves, so that no truck is held for its worth. */
  static boolean byPeople(String reason) {
    return reason.equals(EXTRA) || reason.equals(APPROVED);
  }
}
