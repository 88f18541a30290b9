package org.echelon.producers.client;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Ids that sort by the time of their making: ten digits of time and sixteen of chance. */
public final class SortableIds {
  private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int TIME_DIGITS = 10;
  private static final int CHANCE_DIGITS = 16;

  private SortableIds() {}

  /** A new id, 26 characters. */
  public static String next(Instant at, RandomGenerator chance) {
    char[] digits = new char[TIME_DIGITS + CHANCE_DIGITS];
    long millis = at.toEpochMilli();
    for (int i = TIME_DIGITS - 1; i >= 0; i--) {
      digits[i] = CROCKFORD[(int) (millis & 31)];
      millis >>>= 5;
    }
    for (int i = TIME_DIGITS; i < digits.length; i++) {
      digits[i] = CROCKFORD[chance.nextInt(32)];
    }
    return new String(digits);
  }
}
