package org.echelon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints and writes how long the search for prices takes at several sizes. */
final class PricingReport {
  private static final int FLAT_FROM = 10_000;
  private static final int LARGE = 100_000;

  private final PricingSizes done;
  private final List<PricingTrial> trials;
  private final @Nullable PricingLine line;

  PricingReport(PricingSizes done) {
    this.done = done;
    trials = done.trials();
    line = trials.size() > 1 ? PricingLine.through(trials) : null;
  }

  void print(PrintWriter out) {
    ReportText report = new ReportText(out);
    for (PricingTrial trial : trials) {
      report.line(
          "%,11d SKUs  with certificate and repaired plan %.3f s CPU, gap %.2e of value;"
              + " tables of %.0f bytes a SKU, %.0f a pair",
          trial.skus(),
          trial.runSeconds(),
          trial.certificate().gapOfValue(),
          (double) trial.tableBytes() / trial.skus(),
          (double) trial.tableBytes() / trial.pairs());
    }
    if (line != null) {
      report.line(
          "cold search by the line: %.4f s + %.3f us a SKU, %.0f%% off at most",
          line.fixedSeconds(), 1e6 * line.secondsPerSku(), 100 * line.worstMiss());
      report.line(
          "on paper, not run: 100 million SKUs in %,.0f s CPU with %,.0f GB of tables; on %d"
              + " machines of 16 such cores, 48 GB for tables and 80%% of the cores at work,"
              + " %.1f s",
          line.paper().cpuSeconds(),
          line.paper().bytes() / 1e9,
          line.paper().machines(),
          line.paper().seconds());
    }
    for (DistributedLine one : done.lines()) {
      report.line(
          "distributed, P = %d: %.3f s + %.2f us a SKU, on one thread %.2f us: quicker %s",
          one.partitions(),
          one.fixedSeconds(),
          1e6 * one.secondsPerSku(),
          1e6 * one.localSecondsPerSku(),
          Double.isInfinite(one.paysFromSkus())
              ? "at no size here"
              : String.format(Locale.ROOT, "from %,.0f SKUs on", one.paysFromSkus()));
    }
    report.end(goals(), 2);
  }

  private List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    int rounds = trials.stream().mapToInt(t -> t.certificate().oracleCalls()).max().orElse(0);
    goals.add(Goal.atMost("P4.rounds", rounds, 7, "questions of a cold run"));
    int warm =
        trials.stream()
            .flatMap(trial -> trial.figures().stream())
            .filter(figure -> figure.method().startsWith(PricingTrial.WARM))
            .mapToInt(PricingFigures::calls)
            .max()
            .orElse(0);
    goals.add(Goal.atMost("P4.rounds-warm", warm, 7, "questions of a warm search"));
    for (PricingTrial trial : trials) {
      if (trial.skus() == LARGE) {
        double seconds = trial.cold().cpuSeconds().median();
        goals.add(Goal.atMost("P4.cpu-100k", seconds, 1, "s CPU"));
        trial
            .sampled()
            .map(
                figure ->
                    Goal.atMost(
                        "P4.cpu-100k-sampled",
                        figure.cpuSeconds().median(),
                        1,
                        "s CPU, after a sample"))
            .ifPresent(goals::add);
      }
    }
    trials.stream()
        .filter(trial -> !Double.isNaN(trial.ratio(PricingTrial.BUNDLE)))
        .reduce((one, larger) -> larger)
        .ifPresent(
            trial -> {
              String unit = "times our CPU time, " + trial.skus() + " SKUs";
              double bundle = trial.ratio(PricingTrial.BUNDLE);
              double ascent = trial.ratio(PricingTrial.ASCENT);
              goals.add(Goal.atLeast("P4.vs-bundle", bundle, 10, unit));
              goals.add(Goal.atLeast("P4.vs-dual-ascent", ascent, 10, unit));
            });
    double[] perSku =
        trials.stream()
            .filter(trial -> trial.skus() >= FLAT_FROM)
            .mapToDouble(trial -> trial.cold().cpuMicrosPerSku())
            .sorted()
            .toArray();
    if (perSku.length > 1) {
      double growth = 100 * (perSku[perSku.length - 1] / perSku[0] - 1);
      goals.add(Goal.atMost("P6.flat", growth, 10, "% between the costs of a SKU"));
    }
    return goals;
  }

  /**
   * Ends a document.
   *
   * @param begun with its settings
   */
  Map<String, Object> document(ResultDocument begun) {
    begun
        .results(trials)
        .with("distributed", done.distributed())
        .with("distributedLines", done.lines());
    if (line != null) {
      begun.with("line", line);
    }
    return begun.goals(goals());
  }
}
