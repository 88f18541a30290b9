package org.echelon.processor.intake;

/** The check digit of GS1 numbers (GTIN, GLN, SSCC): modulo 10 with weights 3 and 1. */
final class CheckDigit {
  private CheckDigit() {}

  /** Whether a text has so many digits, the last of which fits the others. */
  static boolean right(String text, int digits) {
    if (text.length() != digits) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < digits; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      sum += (digits - i) % 2 == 0 ? 3 * digit : digit;
    }
    return sum % 10 == 0;
  }
}
