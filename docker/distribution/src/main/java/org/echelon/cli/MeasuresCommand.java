package org.echelon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.echelon.codec.MeasureForm;
import org.echelon.measure.window.MeasureName;
import org.echelon.measure.window.MeasureTable;
import org.echelon.measure.window.MeasureValue;
import org.echelon.measure.window.Span;
import org.echelon.state.Measure;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what the platform has counted, added over its tasks. */
@Command(
    name = "measures",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints service and flow as counted by the platform: fill rate, in-region share, distance,"
          + " splits, promises kept, truck fill and others, by region and window of time.",
      "Figures are sums of numerators over sums of denominators; windows are those of UTC."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon measures --name in_region",
      "  ./echelon measures --name promise_on_time --by speed,day --last 7",
      "  ./echelon measures --by quarter --last 4 --json",
      "",
      "Exit codes: 0 done, 2 usage, 5 cannot reach broker or registry."
    })
final class MeasuresCommand implements Callable<Integer> {
  private static final String ROW = "%-16s  %-20s %s %,15.2f %,15.2f  %12s %s%n";
  private static final Map<String, Span> WINDOWS =
      Map.of("quarter", Span.QUARTER_HOUR, "day", Span.DAY, "week", Span.WEEK);
  private static final Set<String> PLACES = Set.of("region", "speed", "lane", "metric", "part");

  @Spec private CommandSpec spec;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      split = ",",
      description = "Only these measures, such as in_region (default: all).")
  private List<String> names = List.of();

  @Option(
      names = "--by",
      paramLabel = "DIMENSION",
      split = ",",
      defaultValue = "region,week",
      description = {
        "What is told apart (default: ${DEFAULT-VALUE}): region, speed, lane, metric or part, and"
            + " quarter (of an hour), day or week; over all else is added."
      })
  private List<String> by;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "4",
      description = "The last N windows (default: ${DEFAULT-VALUE}).")
  private int last;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws Exception {
    check();
    Map<String, MeasureValue> newest = new LinkedHashMap<>();
    try (Watch watch =
        Watch.of(
            options.deployment(),
            EnumSet.of(Topic.MEASURE),
            (topic, key, record) -> newest.put(key, MeasureForm.value((Measure) record)))) {
      watch.drain();
    }
    List<MeasureTable.Line> lines = lines(newest.values().stream());
    if (json) {
      json(lines);
    } else if (lines.isEmpty()) {
      spec.commandLine().getErr().println(nothing(newest.size()));
    } else {
      print(lines);
    }
    return 0;
  }

  private void check() {
    for (String name : names) {
      if (MeasureName.ofWord(name).isEmpty()) {
        List<String> known = Stream.of(MeasureName.values()).map(MeasureName::word).toList();
        throw usage("--name: no measure is called '" + name + "'; choose " + or(known));
      }
    }
    for (String one : by) {
      if (!PLACES.contains(one) && !WINDOWS.containsKey(one)) {
        throw usage(
            "--by: '"
                + one
                + "' is not told apart; choose region, speed, lane, metric, part,"
                + " quarter, day or week");
      }
    }
    if (by.stream().filter(WINDOWS::containsKey).count() > 1) {
      throw usage("--by: a window has one length; choose quarter, day or week");
    }
    if (last < 1) {
      throw usage("--last: " + last + " windows are none; choose 1 or more");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static String or(List<String> words) {
    return String.join(", ", words.subList(0, words.size() - 1))
        + " or "
        + words.get(words.size() - 1);
  }

  private static String nothing(int records) {
    return records == 0
        ? "nothing has been counted yet; measures come with the first orders, a minute later."
        : "no measure fits; " + records + " records are known without the filters.";
  }

  /** The lines of the last windows; without a window all weeks together. */
  private List<MeasureTable.Line> lines(Stream<MeasureValue> values) {
    Span span = by.stream().filter(WINDOWS::containsKey).map(WINDOWS::get).findFirst().orElse(null);
    int minutes = (span == null ? Span.WEEK : span).minutes();
    List<MeasureValue> wanted =
        values
            .filter(value -> value.minutes() == minutes)
            .filter(value -> names.isEmpty() || names.contains(value.name()))
            .toList();
    List<Long> starts = wanted.stream().map(MeasureValue::start).distinct().sorted().toList();
    long from = starts.isEmpty() ? 0 : starts.get(Math.max(0, starts.size() - last));
    List<MeasureValue> recent = wanted.stream().filter(value -> value.start() >= from).toList();
    MeasureTable table = new MeasureTable(places());
    return (span == null ? table.addAllWindows(recent) : table.addAll(recent)).lines();
  }

  private List<String> places() {
    return by.stream().filter(PLACES::contains).toList();
  }

  private void print(List<MeasureTable.Line> lines) {
    PrintWriter out = spec.commandLine().getOut();
    StringBuilder heads = new StringBuilder();
    places().forEach(place -> heads.append(String.format(Locale.ROOT, "%-12s", place)));
    out.printf(
        Locale.ROOT,
        "%-16s  %-20s %s %15s %15s  %12s%n",
        "measure",
        "window",
        heads,
        "numerator",
        "denominator",
        "figure");
    for (MeasureTable.Line line : lines) {
      StringBuilder values = new StringBuilder();
      line.values().forEach(value -> values.append(String.format(Locale.ROOT, "%-12s", value)));
      out.printf(
          Locale.ROOT,
          ROW,
          line.name(),
          window(line),
          values,
          line.numerator(),
          line.denominator(),
          figure(line),
          line.unit().equals("share") ? "" : line.unit());
    }
    out.flush();
  }

  private static String window(MeasureTable.Line line) {
    if (line.start() == 0) {
      return "all";
    }
    return Instant.ofEpochMilli(line.start()).toString().replace(":00Z", "Z")
        + (line.closed() ? "" : " +");
  }

  private static String figure(MeasureTable.Line line) {
    if (line.denominator() == 0) {
      return "-";
    }
    return line.unit().equals("share")
        ? String.format(Locale.ROOT, "%.2f%%", 100 * line.ratio())
        : String.format(Locale.ROOT, "%.3f", line.ratio());
  }

  private void json(List<MeasureTable.Line> lines) throws JsonProcessingException {
    List<Map<String, Object>> items = new ArrayList<>();
    for (MeasureTable.Line line : lines) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("name", line.name());
      item.put("window", line.start() == 0 ? "all" : Instant.ofEpochMilli(line.start()).toString());
      for (int i = 0; i < places().size(); i++) {
        item.put(places().get(i), line.values().get(i));
      }
      item.put("numerator", line.numerator());
      item.put("denominator", line.denominator());
      item.put("figure", line.denominator() == 0 ? null : line.ratio());
      item.put("unit", line.unit());
      item.put("closed", line.closed());
      items.add(item);
    }
    spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(items));
  }
}
