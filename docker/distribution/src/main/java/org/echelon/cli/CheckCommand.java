package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.echelon.golden.GoldenRow;
import org.echelon.golden.GoldenSuites;
import org.echelon.golden.GoldenTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds what the mathematics computes against instances with exact answers. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks the mathematics against instances with exact answers: one line for each value, what"
          + " is expected, what was computed, and the relative error.",
      "Exit codes: 0 every value holds, 2 usage, 6 some do not."
    })
final class CheckCommand implements Callable<Integer> {
  private static final int UNHEALTHY = 6;
  private static final int VALUES_AIMED_AT = 120;
  private static final int WIDTH = 60;

  @Spec private CommandSpec spec;

  @Option(names = "--golden", description = "Compute every instance with a known answer.")
  private boolean golden;

  @Option(names = "--failed", description = "Print only the values that do not hold.")
  private boolean onlyFailed;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write values, failed, maxRelativeError, tolerances, results and goals.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    if (!golden) {
      throw new ParameterException(spec.commandLine(), "say what to check: --golden");
    }
    GoldenTable table = new GoldenTable();
    Progress progress = new Progress();
    for (GoldenSuites suite : GoldenSuites.values()) {
      progress.phase("instances", "%s", suite.title());
      suite.fill(table);
    }
    print(table);
    if (json != null) {
      Json.write(json, report(table));
    }
    return table.failed().isEmpty() ? 0 : UNHEALTHY;
  }

  private void print(GoldenTable table) {
    PrintWriter out = spec.commandLine().getOut();
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

  private static Map<String, Object> report(GoldenTable table) {
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
        .results(table.rows().stream().map(CheckCommand::result).toList())
        .goals(List.of(goal));
  }
}
