package org.echelon.console;

import java.util.Objects;

/**
 * A question that cannot be answered: its HTTP status, a code, the cause with its value, a cure.
 */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String cure;

  ApiException(int status, String code, String message, String cure) {
    super(message);
    this.status = status;
    this.code = code;
    this.cure = cure;
  }

  static ApiException unknown(String what, String value, String cure) {
    return new ApiException(404, "NOT_FOUND", "no " + what + " \"" + value + "\" is known", cure);
  }

  int status() {
    return status;
  }

  /** The JSON form. */
  Form form() {
    return new Form(new Error(code, Objects.requireNonNull(getMessage()), cure));
  }

  /** What goes over the wire. */
  record Form(Error error) {}

  /** Code, cause and cure. */
  record Error(String code, String message, String cure) {}
}
