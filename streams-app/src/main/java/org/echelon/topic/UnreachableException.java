package org.echelon.topic;

/** The broker or the registry does not answer; says which, where, and what to look at. */
public final class UnreachableException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public UnreachableException(String message) {
    super(message);
  }

  public UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
