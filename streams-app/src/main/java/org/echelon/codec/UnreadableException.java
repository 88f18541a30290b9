package org.echelon.codec;

import org.jspecify.annotations.Nullable;

/** Bytes that can never be read as the record that their topic carries. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RefusalCode code;

  public UnreadableException(RefusalCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** BYTES_UNREADABLE, SCHEMA_UNKNOWN or SCHEMA_WRONG. */
  public RefusalCode code() {
    return code;
  }
}
