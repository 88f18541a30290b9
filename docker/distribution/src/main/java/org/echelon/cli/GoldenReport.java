package org.echelon.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.golden.GoldenRow;
import org.echelon.golden.GoldenSuites;
import org.echelon.golden.GoldenTable;

/**
 * What the mathematics computes beside instances with exact answers, in lines and as a document.
 */
final class GoldenReport {
  private static final int VALUES_AIMED_AT = 120;
  private static final int WIDTH = 60;

  private GoldenReport() {}

  /** Computes every instance. */
  static GoldenTable compute() {
    GoldenTable table = new GoldenTable();
    Progress progress = new Progress();
    for (GoldenSuites suite : GoldenSuites.values()) {
      progress.phase("instances", "%s", suite.title());
      suite.fill(table);
    }
    return table;
  }

  static void print(GoldenTable table, boolean onlyFailed, PrintWriter out) {
    String source = "";
    String instance = "";
    for (GoldenRow row : onlyFailed ? table.failed() : table.rows()) {
      if (!row.source().equals(source)) {
        source = row.source();
        instance = "";
        out.printf("%n%s%n", source);
      }
      if (!row.instance().equals(instance)) {
        instance = row.instance();
        out.printf("  %s%n", instance);
      }
      out.println(line(row));
    }
    out.printf(
        Locale.ROOT,
        "%n%,d values, %,d failed, largest relative error %.1e in the %,d where 1e-6 or less is"
            + " asked%n",
        table.rows().size(),
        table.failed().size(),
        table.maxRelativeError(),
        table.exactValues());
    out.flush();
  }

  private static String line(GoldenRow row) {
    return String.format(
        Locale.ROOT,
        "  %s %-" + WIDTH + "s %18s %18s %8.1e",
        row.holds() ? " " : "■",
        row.what(),
        number(row.expected()),
        number(row.got()),
        row.relativeError());
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e12
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.9g", value);
  }

  private record Result(
      String instance,
      String source,
      String what,
      double expected,
      double got,
      double relativeError,
      double tolerance,
      boolean holds) {}

  private static Result result(GoldenRow row) {
    return new Result(
        row.instance(),
        row.source(),
        row.what(),
        row.expected(),
        row.got(),
        row.relativeError(),
        row.tolerance(),
        row.holds());
  }

  static Map<String, Object> document(GoldenTable table) {
    int values = table.rows().size();
    int failed = table.failed().size();
    Goal goal =
        new Goal(
            "Q1.values",
            values - failed,
            VALUES_AIMED_AT,
            "values that hold",
            failed == 0 && values >= VALUES_AIMED_AT);
    return new ResultDocument("check", Machine.now())
        .setting("suites", GoldenSuites.values().length)
        .with("values", values)
        .with("failed", failed)
        .with("maxRelativeError", table.maxRelativeError())
        .with("tolerances", table.byTolerance())
        .results(table.rows().stream().map(GoldenReport::result).toList())
        .goals(List.of(goal));
  }
}
