package org.echelon.pricing;

/** The parts of a population cannot answer as one: the prices in force stay. */
public final class PartsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  private enum Reason {
    MOVED,
    SILENT,
    EMPTY
  }

  private PartsException(String message, Reason reason) {
    super(message);
    this.reason = reason;
  }

  /** A part answers from other items than before; the run may open anew. */
  public static PartsException moved(String message) {
    return new PartsException(message, Reason.MOVED);
  }

  /** Nobody answers for some part. */
  public static PartsException silent(String message) {
    return new PartsException(message, Reason.SILENT);
  }

  /** No part holds anything, as before the first plans. */
  public static PartsException empty(String message) {
    return new PartsException(message, Reason.EMPTY);
  }

  /** Whether opening anew can help. */
  public boolean moved() {
    return reason == Reason.MOVED;
  }

  /** Whether there is nothing to price. */
  public boolean nothing() {
    return reason == Reason.EMPTY;
  }
}
