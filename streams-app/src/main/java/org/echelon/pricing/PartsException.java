package org.echelon.pricing;

/** The parts of a population cannot answer as one: the prices in force stay. */
public final class PartsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean moved;

  private PartsException(String message, boolean moved) {
    super(message);
    this.moved = moved;
  }

  /** A part answers from other items than before; the run may open anew. */
  public static PartsException moved(String message) {
    return new PartsException(message, true);
  }

  /** Nobody answers for some part. */
  public static PartsException silent(String message) {
    return new PartsException(message, false);
  }

  /** Whether opening anew can help. */
  public boolean moved() {
    return moved;
  }
}
