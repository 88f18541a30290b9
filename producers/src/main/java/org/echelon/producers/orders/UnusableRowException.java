package org.echelon.producers.orders;

/** A row that cannot become an event, with the code that says why. */
public final class UnusableRowException extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;

  /** The code is one of the refusal codes of the contracts. */
  public UnusableRowException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** Why the row cannot be used. */
  public String code() {
    return code;
  }
}
