package org.echelon.codec;

/** The schema registry does not answer, or not sensibly; the same request may succeed later. */
public final class RegistryUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
