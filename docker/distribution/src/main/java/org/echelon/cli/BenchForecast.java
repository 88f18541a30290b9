package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.echelon.producers.forecast.week.Backtest;
import org.echelon.producers.forecast.week.DemandPattern;
import org.echelon.producers.forecast.week.Newcomers;
import org.echelon.producers.forecast.week.Score;
import org.echelon.producers.orders.WeeklySales;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Forecasts the last weeks of a file of orders from the weeks before, by ours and by rivals. */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Forecasts each of the last weeks of a file of orders, one week and four weeks ahead, from"
          + " the weeks before it: by Echelon, seasonal naive, exponential smoothing and"
          + " Croston-TSB.",
      "Tells the mean pinball loss over seven levels as a share of demand, and in brackets how much"
          + " of what came lay inside the middle 90%% of the forecast. --json has 50 and 98%% too.",
      "Exit codes: 0 measured, whatever the outcome; 2 usage."
    })
final class BenchForecast implements Callable<Integer> {
  private static final int WEEKS_BEFORE = 8;
  private static final double COVERAGE_LOW = 0.87;
  private static final double COVERAGE_HIGH = 0.93;

  @Spec private CommandSpec spec;

  @Option(
      names = "--orders",
      required = true,
      paramLabel = "FILE",
      description = "Orders in the columns of Online Retail or of the Iowa set, .csv or .csv.gz.")
  private Path orders;

  @Option(names = "--by-zone", description = "A series for each item and zone, not for each item.")
  private boolean byZone;

  @Option(
      names = "--weeks",
      defaultValue = "26",
      description = "Weeks at the end that are forecast (default: ${DEFAULT-VALUE}).")
  private int weeks;

  @Option(
      names = "--every",
      defaultValue = "1",
      paramLabel = "N",
      description = "Score only every Nth series (default: ${DEFAULT-VALUE}).")
  private int every;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    if (weeks < 1 || every < 1) {
      throw new ParameterException(spec.commandLine(), "--weeks and --every are 1 or more");
    }
    if (!Files.isReadable(orders)) {
      throw new ParameterException(spec.commandLine(), "cannot read the orders in " + orders);
    }
    Progress progress = new Progress();
    Backtest backtest = run(progress);
    print(backtest);
    json.write(() -> report(backtest));
    return 0;
  }

  private Backtest run(Progress progress) {
    Map<String, double[]> all = WeeklySales.of(orders, byZone).series();
    progress.phase("orders", "%,d series of weeks", all.size());
    Backtest backtest = new Backtest(weeks);
    List<double[]> young = new ArrayList<>();
    int no = 0;
    for (double[] series : all.values()) {
      if (series.length >= weeks + WEEKS_BEFORE) {
        if (no++ % every == 0) {
          backtest.add(series);
        }
      } else if (series.length >= Newcomers.WEEKS && series.length <= weeks) {
        young.add(series);
      }
      if (no % 500 == 1) {
        progress.phase("scored", "%,d series", no);
      }
    }
    young.sort(Comparator.comparingInt((double[] series) -> -series.length));
    young.forEach(backtest::addNew);
    return backtest;
  }

  private void print(Backtest backtest) {
    var out = spec.commandLine().getOut();
    backtest
        .scores()
        .forEach((pattern, scores) -> line(out, text(pattern), backtest.series(pattern), scores));
    if (backtest.newItems() > 0) {
      line(out, "new items", backtest.newItems(), backtest.scoresOfNewItems());
    }
    out.flush();
  }

  private static void line(
      java.io.PrintWriter out, String what, long series, Map<String, Score> scores) {
    StringBuilder text = new StringBuilder(String.format("%-13s%,7d", what, series));
    scores.forEach(
        (name, score) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "   %s %.4f (%.1f%%)",
                    name,
                    score.lossPerUnit(),
                    100 * score.coverage())));
    out.println(text);
  }

  private static String text(DemandPattern pattern) {
    return pattern.name().toLowerCase(Locale.ROOT);
  }

  private record Result(
      String pattern,
      String method,
      long series,
      long weeks,
      double loss,
      double coverage50,
      double coverage90,
      double coverage98) {

    static Result of(String pattern, String method, long series, Score score) {
      return new Result(
          pattern,
          method,
          series,
          score.weeks(),
          score.lossPerUnit(),
          score.coverage(0.5),
          score.coverage(0.9),
          score.coverage(0.98));
    }
  }

  private Map<String, Object> report(Backtest backtest) {
    List<Result> results = new ArrayList<>();
    List<Goal> goals = new ArrayList<>();
    backtest
        .scores()
        .forEach(
            (pattern, scores) -> {
              String name = text(pattern);
              scores.forEach(
                  (method, score) ->
                      results.add(Result.of(name, method, backtest.series(pattern), score)));
              goals.addAll(goals(name, scores));
            });
    backtest
        .scoresOfNewItems()
        .forEach(
            (method, score) -> results.add(Result.of("new", method, backtest.newItems(), score)));
    return new ResultDocument("bench forecast", Machine.now())
        .setting("orders", orders.getFileName().toString())
        .setting("weeks", weeks)
        .setting("byZone", byZone)
        .setting("every", every)
        .results(results)
        .goals(goals);
  }

  private static List<Goal> goals(String pattern, Map<String, Score> scores) {
    Score ours = Objects.requireNonNull(scores.get(Backtest.OURS));
    double rival =
        scores.entrySet().stream()
            .filter(e -> !e.getKey().equals(Backtest.OURS))
            .mapToDouble(e -> e.getValue().lossPerUnit())
            .min()
            .orElseThrow();
    double coverage = ours.coverage();
    return List.of(
        Goal.atMost("Q8." + pattern, ours.lossPerUnit(), rival, "share of demand"),
        new Goal(
            "Q8." + pattern + "-coverage",
            coverage,
            0.9,
            "share of weeks",
            coverage >= COVERAGE_LOW && coverage <= COVERAGE_HIGH));
  }
}
