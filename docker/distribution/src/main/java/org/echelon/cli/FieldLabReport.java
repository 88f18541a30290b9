package org.echelon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.experiment.Design;
import org.echelon.experiment.Effect;
import org.echelon.experiment.Lab;
import org.echelon.experiment.Metric;

/** What a simulated field experiment told over all seeds, for people and as plain values. */
record FieldLabReport(Lab lab, List<LabRun> runs) {
  private static final List<Metric> METRICS = List.of(Metric.COST, Metric.PRICED_COST);

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %s%s against %s, %s, %d blocks of %d days, the first %d %s left out%n",
        lab.id(),
        lab.treatment().policy(),
        lab.treatment().settings().isEmpty() ? "" : " " + lab.treatment().settings(),
        lab.control().policy(),
        lab.design().name().toLowerCase(Locale.ROOT),
        lab.blocks(),
        lab.blockDays(),
        lab.washoutDays(),
        lab.design().switches() ? "of each" : "days");
    out.println(
        "Currency a SKU and day. True: a roll-out on the first day of the lab, over the days that"
            + " count.");
    out.printf(
        Locale.ROOT,
        "%-6s %6s %10s %10s %32s %32s %10s  %s%n",
        "seed",
        lab.design() == Design.SWITCHBACK ? "blocks" : "pairs",
        "control",
        "true",
        "effect on cost",
        "with scarcity at its price",
        "detectable",
        "looks");
    runs.forEach(run -> print(out, run));
    for (Metric metric : METRICS) {
      out.printf(
          Locale.ROOT,
          "%-12s mean error %+.4f, %d of %d intervals cover the truth, %d leave out zero%n",
          metric.name().toLowerCase(Locale.ROOT),
          meanError(metric),
          covering(metric),
          runs.size(),
          found(metric));
    }
    out.flush();
  }

  private static void print(PrintWriter out, LabRun run) {
    out.printf(
        Locale.ROOT,
        "%-6d %6d %10.4f %+10.4f %32s %32s %10s  %s at look %d%n",
        run.seed(),
        run.cost().units(),
        run.control(),
        run.truth(),
        interval(run.cost()),
        interval(run.priced()),
        Double.isInfinite(run.detectable())
            ? "not known"
            : String.format(Locale.ROOT, "%.4f", run.detectable()),
        run.verdict().decision(),
        run.look());
  }

  private static String interval(Effect effect) {
    return String.format(
        Locale.ROOT, "%+.4f (%+.4f to %+.4f)", effect.perSkuDay(), effect.low(), effect.high());
  }

  private double meanError(Metric metric) {
    return runs.stream()
        .mapToDouble(run -> run.effect(metric).perSkuDay() - run.truth())
        .average()
        .orElse(0);
  }

  private long covering(Metric metric) {
    return runs.stream().filter(run -> run.effect(metric).covers(run.truth())).count();
  }

  private long found(Metric metric) {
    return runs.stream().filter(run -> !run.effect(metric).covers(0)).count();
  }

  /** As plain values by name. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("lab", lab.fields());
    List<Map<String, Object>> seeds = new ArrayList<>();
    for (LabRun run : runs) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("seed", run.seed());
      row.put("control", run.control());
      row.put("trueEffect", run.truth());
      row.put("cost", effect(run.cost()));
      row.put("pricedCost", effect(run.priced()));
      row.put("pairs", run.cost().units());
      if (!Double.isInfinite(run.detectable())) {
        row.put("detectable", run.detectable());
      }
      row.put("decision", run.verdict().decision());
      row.put("look", run.look());
      seeds.add(row);
    }
    values.put("seeds", seeds);
    for (Metric metric : METRICS) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("meanError", meanError(metric));
      figures.put("covering", covering(metric));
      figures.put("leavingOutZero", found(metric));
      values.put(metric.name(), figures);
    }
    return values;
  }

  private static Map<String, Object> effect(Effect effect) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("perSkuDay", effect.perSkuDay());
    values.put("low", effect.low());
    values.put("high", effect.high());
    values.put("share", effect.share());
    values.put("freedom", effect.freedom());
    values.put("chance", effect.chance());
    values.put("adjusted", effect.adjusted());
    return values;
  }
}
