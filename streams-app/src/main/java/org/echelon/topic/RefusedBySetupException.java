package org.echelon.topic;

/** The broker or the registry answered, and does not take what was asked of it; says why. */
public final class RefusedBySetupException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public RefusedBySetupException(String message) {
    super(message);
  }
}
