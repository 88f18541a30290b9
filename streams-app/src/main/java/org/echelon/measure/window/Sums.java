package org.echelon.measure.window;

import java.util.Arrays;

/**
 * Numerators and denominators of all measures of one place, whole numbers.
 *
 * <pre>layout: by measure in order of name, then by kind: numerator, denominator</pre>
 */
public final class Sums {
  private static final int[] FIRST = new int[MeasureName.values().length];
  private static final int SIZE;

  static {
    int next = 0;
    for (MeasureName name : MeasureName.values()) {
      FIRST[name.ordinal()] = next;
      next += 2 * name.kinds();
    }
    SIZE = next;
  }

  private final long[] values = new long[SIZE];

  /** A bit for each numerator that was ever added to: what comes back to zero is told as zero. */
  private long counted;

  /** Takes what was counted, one measure at a time. */
  public interface Visitor {
    /** A measure of a kind with its counts. */
    void visit(MeasureName name, int kind, long numerator, long denominator);
  }

  /** Adds to a measure without kinds; returns this for chaining. */
  public Sums add(MeasureName name, long numerator, long denominator) {
    return add(name, 0, numerator, denominator);
  }

  /** Adds to a kind of a measure; returns this for chaining. */
  public Sums add(MeasureName name, int kind, long numerator, long denominator) {
    int slot = FIRST[name.ordinal()] + 2 * kind;
    values[slot] += numerator;
    values[slot + 1] += denominator;
    counted |= 1L << slot / 2;
    return this;
  }

  /** Adds all of another so many times. */
  void add(Sums other, int times) {
    for (int i = 0; i < SIZE; i++) {
      values[i] += times * other.values[i];
    }
    counted |= other.counted;
  }

  /** Visits what was counted, in order. */
  public void each(Visitor visitor) {
    for (MeasureName name : MeasureName.values()) {
      for (int kind = 0; kind < name.kinds(); kind++) {
        int slot = FIRST[name.ordinal()] + 2 * kind;
        if ((counted & 1L << slot / 2) != 0) {
          visitor.visit(name, kind, values[slot], values[slot + 1]);
        }
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sums that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    each(
        (name, kind, n, d) ->
            text.append(name.word()).append(kind).append('=').append(n + "/" + d + " "));
    return text.toString().strip();
  }
}
