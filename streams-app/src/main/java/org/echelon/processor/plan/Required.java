package org.echelon.processor.plan;

import org.jspecify.annotations.Nullable;

/** Fields that a control may lack in general, but not with its action: intake sees to that. */
final class Required {
  private Required() {}

  /** The value of a field. */
  static <T> T of(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a control without " + field + " passed intake");
    }
    return value;
  }
}
