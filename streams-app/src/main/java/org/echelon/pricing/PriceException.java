package org.echelon.pricing;

/** A price vector that cannot be: carries the reason code and names the row and the value. */
public final class PriceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String code;

  public PriceException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The reason code of the refusal. */
  public String code() {
    return code;
  }
}
