package org.echelon.processor.plan;

import java.util.Collection;
import org.echelon.codec.NearestName;

/** What cannot be supposed, or not be answered, with its cure. */
public final class SuppositionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String cure;

  /** Why there is no answer. */
  public enum Kind {
    /** A figure is out of its range. */
    RANGE,
    /** Something of that name is not known. */
    NOT_FOUND,
    /** It can be asked, but there is no answer as things stand. */
    NO_ANSWER
  }

  public SuppositionException(Kind kind, String message, String cure) {
    super(message);
    this.kind = kind;
    this.cure = cure;
  }

  static SuppositionException range(String message) {
    return new SuppositionException(Kind.RANGE, message, "Correct it, then ask again.");
  }

  /** Something is not known; offers the nearest name. */
  public static SuppositionException unknown(
      String what, String name, Collection<String> known, String where) {
    String nearest =
        NearestName.of(name, known).map(near -> "; the nearest name is " + near).orElse("");
    return new SuppositionException(
        Kind.NOT_FOUND,
        what + " \"" + name + "\" is not in " + where + nearest,
        "Correct the name.");
  }

  public Kind kind() {
    return kind;
  }

  /** What to do about it. */
  public String cure() {
    return cure;
  }
}
