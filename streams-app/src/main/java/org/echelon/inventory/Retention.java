package org.echelon.inventory;

/** How long the ledger remembers, in milliseconds. */
public final class Retention {
  private static final long HOUR = 3_600_000;

  /** Movements before this age cannot be set against a count any more. */
  public static final long COUNT_LATE = 24 * HOUR;

  /** An ack waits this long for its command to appear. */
  public static final long UNKNOWN_COMMAND = 48 * HOUR;

  /** Closed documents recognise late and repeated records for this long. */
  public static final long CLOSED_DOCUMENT = 14 * 24 * HOUR;

  /** A document whose matter is younger is not forgotten yet, whatever the clocks of senders. */
  public static final long SURELY_KNOWN = CLOSED_DOCUMENT - 24 * HOUR;

  private Retention() {}
}
