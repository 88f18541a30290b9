package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.echelon.simulation.lab.LabScenario;
import org.echelon.simulation.lab.LabTrial;
import org.echelon.simulation.lab.Method;
import org.echelon.simulation.lab.MethodRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tries the designs of field experiments in worlds whose true effect is known. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tries item randomisation, switchbacks and pairs over items and time in small worlds of many"
          + " SKUs in one room, run with all treated, with none and with each design: bias,"
          + " coverage of the 95%% interval, and how often an effect is found.",
      "Worlds, treatments and methods are fixed; a seed is a world.",
      "Exit codes: 0 tried, whatever the outcome; 2 usage."
    })
final class BenchLab implements Callable<Integer> {
  private static final double ASKED_COVERAGE = 0.93;
  private static final double ASKED_BIAS_SHARE = 0.25;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seeds",
      defaultValue = "200",
      paramLabel = "N",
      description = "Worlds of each scenario (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    if (seeds < 2) {
      throw new ParameterException(spec.commandLine(), "--seeds is 2 or more");
    }
    Progress progress = new Progress();
    List<LabTrial> trials = new ArrayList<>();
    for (LabScenario scenario : LabScenario.all()) {
      LabTrial trial = new LabTrial(scenario, LabTrial.METHODS);
      for (int seed = 1; seed <= seeds; seed++) {
        trial.run(seed);
      }
      trials.add(trial);
      progress.phase("tried", "%s", scenario.name());
    }
    trials.forEach(this::print);
    spec.commandLine().getOut().flush();
    json.write(() -> report(trials));
    return 0;
  }

  private void print(LabTrial trial) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s: true effect %+.3f on %.3f a SKU and day%n",
        trial.scenario().name(),
        trial.truth(),
        trial.control());
    out.printf(
        Locale.ROOT,
        "  %-26s %18s %9s %9s %7s %7s %9s%n",
        "",
        "bias",
        "of item's",
        "coverage",
        "width",
        "found",
        "in looks");
    trial.records().forEach((method, record) -> print(out, trial, method, record));
  }

  private static void print(PrintWriter out, LabTrial trial, Method method, MethodRecord record) {
    out.printf(
        Locale.ROOT,
        "  %-26s %+9.3f +- %.3f %9s %8.1f%% %7.3f %6.1f%% %8.1f%%%n",
        method.label(),
        record.bias(),
        record.biasWithin(),
        // Where nothing is tried, bias is chance alone.
        trial.scenario().isPlacebo()
            ? ""
            : String.format(Locale.ROOT, "%.0f%%", 100 * trial.biasToNaive(method)),
        100 * record.coverage(),
        record.width(),
        100 * record.foundShare(),
        100 * record.stoppedShare());
  }

  private Map<String, Object> report(List<LabTrial> trials) {
    return new ResultDocument("bench lab", Machine.now())
        .setting("seeds", seeds)
        .setting("blocks", LabTrial.BLOCKS)
        .setting("blockDays", LabTrial.BLOCK_DAYS)
        .setting("washoutDays", LabTrial.WASHOUT_DAYS)
        .results(trials.stream().map(BenchLab::result).toList())
        .with("words", trials.stream().map(BenchLab::words).toList())
        .with("asked", trials.stream().flatMap(trial -> asked(trial).stream()).toList())
        // No figure of this command has a goal of its own.
        .goals(List.of());
  }

  /** What the proposed method did, beside what is usual. */
  private static String words(LabTrial trial) {
    MethodRecord proposed = trial.record(Method.PROPOSED);
    MethodRecord naive = trial.record(Method.NAIVE);
    String tried =
        String.format(
            Locale.ROOT,
            "%s, %,d worlds, true effect %+.2f on %.2f a SKU and day: the 95%% interval of pairs"
                + " over items and time covers it in %.1f%% (asked: %.0f%%, %s), mean width %.2f,"
                + " and finds an effect in %.0f%%; bias %+.3f (+-%.3f)",
            capital(trial.scenario().name()),
            proposed.worlds(),
            trial.truth(),
            trial.control(),
            100 * proposed.coverage(),
            100 * ASKED_COVERAGE,
            word(proposed.coverage() >= ASKED_COVERAGE),
            proposed.width(),
            100 * proposed.foundShare(),
            proposed.bias(),
            proposed.biasWithin());
    String usual =
        String.format(
            Locale.ROOT,
            "that of randomised items %+.3f (+-%.3f), covering %.1f%%",
            naive.bias(),
            naive.biasWithin(),
            100 * naive.coverage());
    if (trial.scenario().isPlacebo()) {
      return tried + "; " + usual + ".";
    }
    double share = trial.biasToNaive(Method.PROPOSED);
    return String.format(
        Locale.ROOT,
        "%s, %.0f%% of %s (asked: at most %.0f%%, %s).",
        tried,
        100 * share,
        usual,
        100 * ASKED_BIAS_SHARE,
        word(share <= ASKED_BIAS_SHARE));
  }

  private static String word(boolean met) {
    return met ? "met" : "not met";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static Map<String, Object> result(LabTrial trial) {
    List<Map<String, Object>> methods = new ArrayList<>();
    trial
        .records()
        .forEach(
            (method, record) -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("method", method.label());
              row.put("bias", record.bias());
              row.put("biasHalfWidth95", record.biasWithin());
              row.put("biasToItem", trial.biasToNaive(method));
              row.put("coverage", record.coverage());
              row.put("width", record.width());
              row.put("deviation", record.deviation());
              row.put("found", record.foundShare());
              row.put("foundInLooks", record.stoppedShare());
              methods.add(row);
            });
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("scenario", trial.scenario().name());
    result.put("world", trial.scenario().world());
    result.put("worlds", trial.record(Method.PROPOSED).worlds());
    result.put("trueEffect", trial.truth());
    result.put("control", trial.control());
    result.put("methods", methods);
    return result;
  }

  /** What is asked of the proposed method. */
  private static List<Map<String, Object>> asked(LabTrial trial) {
    String name = trial.scenario().name();
    double coverage = trial.record(Method.PROPOSED).coverage();
    List<Map<String, Object>> asked = new ArrayList<>();
    asked.add(asked(name + ": coverage", coverage, ASKED_COVERAGE, coverage >= ASKED_COVERAGE));
    if (!trial.scenario().isPlacebo()) {
      double share = trial.biasToNaive(Method.PROPOSED);
      asked.add(asked(name + ": bias to item", share, ASKED_BIAS_SHARE, share <= ASKED_BIAS_SHARE));
    }
    return asked;
  }

  private static Map<String, Object> asked(
      String what, double measured, double asked, boolean met) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("what", what);
    row.put("measured", measured);
    row.put("asked", asked);
    row.put("met", met);
    return row;
  }
}
