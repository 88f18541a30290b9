package org.echelon.network;

/** A network that cannot be: carries the reason code, the field, and the cause in words. */
public final class NetworkException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final String field;

  public NetworkException(String code, String field, String message) {
    super(message);
    this.code = code;
    this.field = field;
  }

  /** The reason code of the refusal. */
  public String code() {
    return code;
  }

  /** The field that is wrong. */
  public String field() {
    return field;
  }
}
