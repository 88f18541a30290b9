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

  /** Takes a visitor through what is not zero. */
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
    return this;
  }

  /** Adds all of another so many times. */
  void add(Sums other, int times) {
    for (int i = 0; i < SIZE; i++) {
      values[i] += times * other.values[i];
    }
  }

  public long numerator(MeasureName name, int kind) {
    return values[FIRST[name.ordinal()] + 2 * kind];
  }

  public long denominator(MeasureName name, int kind) {
    return values[FIRST[name.ordinal()] + 2 * kind + 1];
  }

  /** Visits what is not zero, in order. */
  public void each(Visitor visitor) {
    for (MeasureName name : MeasureName.values()) {
      for (int kind = 0; kind < name.kinds(); kind++) {
        long numerator = numerator(name, kind);
        long denominator = denominator(name, kind);
        if (numerator != 0 || denominator != 0) {
          visitor.visit(name, kind, numerator, denominator);
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
