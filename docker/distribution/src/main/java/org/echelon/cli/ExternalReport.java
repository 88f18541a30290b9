package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.echelon.event.ExternalKind;
import org.echelon.state.ComparedDay;
import org.echelon.state.ComparedDecision;
import org.echelon.state.ExternalComparison;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what another planner decided beside what we wanted. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tells what another planner decided beside what we wanted at the same instant: agreement,"
          + " units over and under, and what its units forgo at our marginal values.",
      "Goes on with what comes until interrupted, unless --once."
    },
    footer = {"", "Exit codes: 0 done, 2 usage, 5 cannot reach broker or registry."})
final class ExternalReport implements Callable<Integer> {
  private static final String EARLIER = "earlier";

  /** What the figures are added up by. */
  enum By {
    VENDOR(row -> row.getKind() == ExternalKind.PURCHASE ? row.getFrom() : "(moved)"),
    NODE(ComparedDay::getTo),
    DAY(row -> row.getDecidedOn() == null ? EARLIER : row.getDecidedOn().toString());

    private final Function<ComparedDay, String> property;

    By(Function<ComparedDay, String> property) {
      this.property = property;
    }
  }

  @Spec private CommandSpec spec;

  @Option(names = "--once", description = "Tell what there is, and end.")
  private boolean once;

  @Option(
      names = "--by",
      defaultValue = "VENDOR",
      description = "Of ${COMPLETION-CANDIDATES}, in any case (default: vendor).")
  private By by;

  @Option(
      names = "--largest",
      paramLabel = "N",
      defaultValue = "5",
      description = "So many of the largest differences (default: ${DEFAULT-VALUE}).")
  private int largest;

  @Mixin private JsonOption json;

  @Mixin private DeploymentOptions options;

  private final Map<String, ExternalComparison> bySku = new TreeMap<>();
  private boolean changed = true;

  @Override
  public Integer call() throws Exception {
    try (StopSignal stop = new StopSignal();
        Watch watch =
            Watch.of(
                options.deployment(),
                EnumSet.of(Topic.EXTERNAL_COMPARISON),
                (topic, key, record) -> take(key, (ExternalComparison) record))) {
      watch.drain();
      do {
        tell();
        if (!once) {
          watch.poll();
        }
      } while (!once && !stop.given());
    }
    return 0;
  }

  private void take(String sku, ExternalComparison comparison) {
    changed |= !Objects.equals(bySku.put(sku, comparison), comparison);
  }

  private void tell() throws IOException {
    if (!changed) {
      return;
    }
    changed = false;
    print(spec.commandLine().getOut());
    json.write(() -> document());
  }

  private void print(PrintWriter out) {
    ExternalFigures total = ExternalFigures.total(bySku.values());
    if (total.decisions() == 0) {
      out.println("no decision of another planner has been compared yet");
      out.flush();
      return;
    }
    out.printf(
        Locale.ROOT,
        "%,d decisions about %,d items; %.1f%% agree with ours; %,d were ours to make%n",
        total.decisions(),
        bySku.size(),
        100 * total.agreedShare(),
        total.ours());
    out.printf(
        Locale.ROOT,
        "%-14s %9s %7s %10s %10s %9s %9s %12s%n",
        by.name().toLowerCase(Locale.ROOT),
        "decisions",
        "agree",
        "theirs",
        "ours",
        "over",
        "under",
        "forgone/day");
    ExternalFigures.by(bySku.values(), by.property).forEach((name, sum) -> line(out, name, sum));
    kinds().forEach((name, sum) -> line(out, "= " + name, sum));
    for (ExternalFigures.Largest one : ExternalFigures.largest(bySku.values(), largest)) {
      ComparedDecision decision = one.decision();
      out.printf(
          Locale.ROOT,
          "%s %s %s -> %s: theirs %,d, ours %,d (%,d from anywhere), forgoes %.2f a day%n",
          decision.getDecisionId(),
          one.sku(),
          decision.getFrom(),
          decision.getTo(),
          decision.getTheirUnits(),
          decision.getOurUnits(),
          decision.getOurUnitsFromAnywhere(),
          one.forgonePerDay());
    }
    out.flush();
  }

  private static void line(PrintWriter out, String name, ExternalFigures sum) {
    out.printf(
        Locale.ROOT,
        "%-14s %,9d %6.1f%% %,10d %,10d %,9d %,9d %12.2f%n",
        name,
        sum.decisions(),
        100 * sum.agreedShare(),
        sum.theirUnits(),
        sum.ourUnits(),
        sum.overUnits(),
        sum.underUnits(),
        sum.forgonePerDay());
  }

  private Map<String, ExternalFigures> kinds() {
    return ExternalFigures.by(
        bySku.values(), row -> row.getKind().name().toLowerCase(Locale.ROOT) + "s");
  }

  private Map<String, Object> document() {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("total", ExternalFigures.total(bySku.values()).document());
    results.put("byKind", documents(kinds()));
    for (By one : By.values()) {
      results.put(
          "by" + one.name().charAt(0) + one.name().substring(1).toLowerCase(Locale.ROOT),
          documents(ExternalFigures.by(bySku.values(), one.property)));
    }
    List<Map<String, Object>> worst = new ArrayList<>();
    for (ExternalFigures.Largest one : ExternalFigures.largest(bySku.values(), largest)) {
      Map<String, Object> decision = new LinkedHashMap<>();
      decision.put("decisionId", one.decision().getDecisionId());
      decision.put("sku", one.sku());
      decision.put("from", one.decision().getFrom());
      decision.put("to", one.decision().getTo());
      decision.put("theirUnits", one.decision().getTheirUnits());
      decision.put("ourUnits", one.decision().getOurUnits());
      decision.put("forgonePerDay", one.forgonePerDay());
      worst.add(decision);
    }
    results.put("largest", worst);
    return new ResultDocument("external report", Machine.now())
        .setting("by", by.name())
        .setting("largest", largest)
        .results(results)
        .goals(List.of());
  }

  private static Map<String, Object> documents(Map<String, ExternalFigures> sums) {
    Map<String, Object> all = new LinkedHashMap<>();
    sums.forEach((name, sum) -> all.put(name, sum.document()));
    return all;
  }
}
