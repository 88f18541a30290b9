package org.echelon.golden;

import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values beside their known answers, in the order in which they were put. */
public final class GoldenTable {
  /** Relative error of real values, unless the answer is known to fewer digits. */
  public static final double EXACT = 1e-6;

  private final List<GoldenRow> rows = new ArrayList<>();
  private String instance = "";
  private String source = "";

  /** The instance and the source of the rows that follow. */
  public GoldenTable of(String instance, String source) {
    this.instance = instance;
    this.source = source;
    return this;
  }

  /** A real value, to be met within 1e-6. */
  public GoldenTable real(String what, double expected, double got) {
    return real(what, expected, got, EXACT);
  }

  /** A real value known to fewer digits than 1e-6, or reached by sampling. */
  public GoldenTable real(String what, double expected, double got, double tolerance) {
    rows.add(new GoldenRow(instance, source, what, expected, got, tolerance));
    return this;
  }

  /** A real value known to lie between two others. */
  public GoldenTable between(String what, double low, double high, double got) {
    double middle = (low + high) / 2;
    return real(what, middle, got, (high - middle) / Math.abs(middle));
  }

  /** A whole number, to be met exactly. */
  public GoldenTable whole(String what, long expected, long got) {
    rows.add(new GoldenRow(instance, source, what, expected, got, 0));
    return this;
  }

  public List<GoldenRow> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** The rows that do not hold. */
  public List<GoldenRow> failed() {
    return rows.stream().filter(row -> !row.holds()).toList();
  }

  /**
   * Values compared within a tenfold of tolerances.
   *
   * @param tolerance the largest of them, a power of ten, or 0 for whole numbers
   * @param maxRelativeError the largest relative error among the values
   */
  public record AtTolerance(double tolerance, long values, double maxRelativeError) {}

  /** How many values are compared at which tolerance, the strictest first. */
  public List<AtTolerance> byTolerance() {
    SortedMap<Double, DoubleSummaryStatistics> errors = new TreeMap<>();
    for (GoldenRow row : rows) {
      errors
          .computeIfAbsent(powerOfTen(row.tolerance()), power -> new DoubleSummaryStatistics())
          .accept(row.relativeError());
    }
    return errors.entrySet().stream()
        .map(e -> new AtTolerance(e.getKey(), e.getValue().getCount(), e.getValue().getMax()))
        .toList();
  }

  private static double powerOfTen(double tolerance) {
    // A power of ten itself may come out a little above its exponent.
    return tolerance == 0
        ? 0
        : Double.parseDouble("1e" + (int) Math.ceil(Math.log10(tolerance) - 1e-9));
  }

  /** How many values hold to 1e-6 or better by claim, whole numbers among them. */
  public long exactValues() {
    return rows.stream().filter(row -> row.tolerance() <= EXACT).count();
  }

  /** The largest relative error among values that hold to 1e-6 or better by claim. */
  public double maxRelativeError() {
    return rows.stream()
        .filter(row -> row.tolerance() <= EXACT)
        .mapToDouble(GoldenRow::relativeError)
        .max()
        .orElse(0);
  }
}
