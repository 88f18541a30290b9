package org.echelon.processor.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers in the texts of decisions. */
final class FourDecimals {
  private static final int DECIMALS = 4;
  private static final double PLAIN_BELOW = 1e15;

  private FourDecimals() {}

  /** The number as {@code %.4f} writes it; each decision has some, and a format is slow. */
  static String of(double value) {
    boolean plain = Double.compare(value, 0.0) >= 0 && value < PLAIN_BELOW;
    return plain
        ? BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString()
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
