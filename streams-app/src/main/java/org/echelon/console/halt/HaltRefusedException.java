package org.echelon.console.halt;

/** An order that is not given, or not obeyed by all. */
public final class HaltRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String code;

  /** What became of it. */
  public enum Kind {
    /** It was not sent. */
    REFUSED,
    /** Somebody else was faster. */
    STALE,
    /** There is nothing of that scope. */
    NOT_FOUND,
    /** It is written, but not all obey yet. */
    TOO_LONG
  }

  public HaltRefusedException(Kind kind, String code, String message) {
    super(message);
    this.kind = kind;
    this.code = code;
  }

  public Kind kind() {
    return kind;
  }

  /** Reason code, such as CTL_SCOPE. */
  public String code() {
    return code;
  }
}
