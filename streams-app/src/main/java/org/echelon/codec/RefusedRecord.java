package org.echelon.codec;

import org.echelon.inventory.Refusal;
import org.jspecify.annotations.Nullable;

/** A record that cannot be taken as it is; carries why. */
public final class RefusedRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Refusal refusal;

  public RefusedRecord(String code, String field, @Nullable Object value, String cure) {
    super(code + ": " + field + " " + value + "; " + cure, null, false, false);
    this.refusal = new Refusal(code, field, String.valueOf(value), cure);
  }

  public Refusal refusal() {
    return refusal;
  }
}
