package org.echelon.codec;

import java.util.Objects;

/**
 * Why one record is refused.
 *
 * @param field name of the field at fault, with the place in a list ({@code nodes[3].capacity});
 *     empty when it is the whole record
 * @param value what the field said, at most {@value #VALUE_LENGTH} characters
 * @param cure what to do about it
 */
public record Refusal(RefusalCode code, String field, String value, String cure) {
  private static final int VALUE_LENGTH = 100;

  public Refusal {
    Objects.requireNonNull(code);
    Objects.requireNonNull(field);
    Objects.requireNonNull(cure);
    value = value.length() <= VALUE_LENGTH ? value : value.substring(0, VALUE_LENGTH);
  }

  /** A refusal with the usual cure of its code. */
  public static Refusal of(RefusalCode code, String field, Object value) {
    return new Refusal(code, field, String.valueOf(value), code.cure());
  }

  /** A refusal of a whole record, with the usual cure of its code. */
  public static Refusal of(RefusalCode code) {
    return of(code, "", "");
  }

  /** The same with a cure that knows the case. */
  public Refusal curedBy(String better) {
    return new Refusal(code, field, value, better);
  }

  /** What is wrong, in the large. */
  public RefusalClass kind() {
    return code.kind();
  }
}
