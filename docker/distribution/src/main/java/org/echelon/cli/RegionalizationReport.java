package org.echelon.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.producers.cost.PairedDifference;
import org.echelon.producers.cost.RegionFigures.Selection;

/**
 * What a switch of regions came to over several networks, for people and machines: means with 95%
 * t-intervals over networks.
 */
final class RegionalizationReport {
  private static final double BEFORE_GOAL = 62;
  private static final double BEFORE_MARGIN = 1;
  private static final double AFTER_GOAL = 76;
  private static final double AVAILABLE_GOAL = 95;

  private final List<RegionalizationRun> runs;

  RegionalizationReport(List<RegionalizationRun> runs) {
    this.runs = runs;
  }

  /** The whole of it on a screen. */
  void print(ReportText text) {
    text.line("%-26s %9s %9s %9s %9s", "mean of networks", "before", "during", "after", "reverted");
    for (RegionMeasure measure : RegionMeasure.values()) {
      List<String> cells = new ArrayList<>();
      for (RegionStage stage : RegionStage.values()) {
        cells.add(measure.text(level(stage, measure).mean()));
      }
      text.line(
          "%-26s %9s %9s %9s %9s",
          measure.words(), cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }
    text.line("");
    text.line(
        "%-26s %24s   %s",
        "change", "after to before", "to the same days national: after, reverted");
    for (RegionMeasure measure : RegionMeasure.values()) {
      text.line(
          "%-26s %24s   %24s %24s",
          measure.words(),
          told(measure, overTime(measure)),
          told(measure, toNational(RegionStage.AFTER, measure)),
          told(measure, toNational(RegionStage.REVERTED, measure)));
    }
    text.line("");
    text.line("selection after the switch, by region: share of SKUs / of demand");
    for (RegionalizationRun run : runs) {
      StringBuilder line = new StringBuilder();
      for (Selection one : after(run)) {
        line.append(
            String.format(
                Locale.ROOT,
                "  %s %.0f/%.1f",
                one.region(),
                100 * one.skuShare(),
                100 * one.demandShare()));
      }
      text.line("  network %d%s", run.seed(), line);
    }
    text.line("");
    for (RegionalizationRun run : runs) {
      text.line(
          "network %d: in region %.1f%% before, %.1f%% after; decisions at equal state %s after"
              + " the round trip, %d of %d levels moved while switched; world %s",
          run.seed(),
          100 * run.switched().of(RegionStage.BEFORE, RegionMeasure.IN_REGION),
          100 * run.switched().of(RegionStage.AFTER, RegionMeasure.IN_REGION),
          run.roundTrip().restored() ? "the same" : "OTHERS",
          run.roundTrip().moved(),
          run.roundTrip().levels(),
          run.world().substring(0, 16));
    }
    text.end(goals(), 2);
  }

  /** The same for machines. */
  Map<String, Object> values() {
    Map<String, Object> measures = new LinkedHashMap<>();
    for (RegionMeasure measure : RegionMeasure.values()) {
      Map<String, Object> one = new LinkedHashMap<>();
      for (RegionStage stage : RegionStage.values()) {
        one.put(stage.words(), level(stage, measure));
        one.put(stage.words() + "AgainstNational", toNational(stage, measure));
      }
      one.put("afterAgainstBefore", overTime(measure));
      one.put("changesAre", measure.share() ? "differences of shares" : "shares of the first");
      measures.put(measure.name(), one);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("measures", measures);
    values.put("networks", runs);
    return values;
  }

  /** What the goals say of it; no worse means a mean that is none. */
  List<Goal> goals() {
    double before = 100 * level(RegionStage.BEFORE, RegionMeasure.IN_REGION).mean();
    double after = 100 * level(RegionStage.AFTER, RegionMeasure.IN_REGION).mean();
    double cost = 100 * toNational(RegionStage.AFTER, RegionMeasure.COST).mean();
    double onTime = 100 * toNational(RegionStage.AFTER, RegionMeasure.ON_TIME).mean();
    double available = 100 * level(RegionStage.AFTER, RegionMeasure.DEMAND_AVAILABLE).mean();
    long restored = runs.stream().filter(run -> run.roundTrip().restored()).count();
    return List.of(
        new Goal(
            "Q7.in-region-before",
            before,
            BEFORE_GOAL,
            "% +- 1",
            Math.abs(before - BEFORE_GOAL) <= BEFORE_MARGIN),
        Goal.atLeast("Q7.in-region-after", after, AFTER_GOAL, "%"),
        Goal.atMost("Q7.cost", cost, 0, "% of national"),
        Goal.atLeast("Q7.on-time", onTime, 0, "points over national"),
        Goal.atLeast("Q7.decisions-restored", restored, runs.size(), "networks"),
        Goal.atLeast("Q9.demand-in-region", available, AVAILABLE_GOAL, "% of demand"),
        Goal.atMost("Q9.cost", cost, 0, "% of national"));
  }

  /** Whether every unit balances in every run. */
  boolean sound() {
    return runs.stream().allMatch(run -> run.switched().sound() && run.national().sound());
  }

  private static List<Selection> after(RegionalizationRun run) {
    return run.switched().at(RegionStage.AFTER).selections();
  }

  private PairedDifference level(RegionStage stage, RegionMeasure measure) {
    List<Double> values = runs.stream().map(run -> run.switched().of(stage, measure)).toList();
    return PairedDifference.absolute(Collections.nCopies(values.size(), 0.0), values);
  }

  private PairedDifference overTime(RegionMeasure measure) {
    return change(
        measure,
        runs.stream().map(run -> run.switched().of(RegionStage.BEFORE, measure)).toList(),
        runs.stream().map(run -> run.switched().of(RegionStage.AFTER, measure)).toList());
  }

  private PairedDifference toNational(RegionStage stage, RegionMeasure measure) {
    return change(
        measure,
        runs.stream().map(run -> run.national().of(stage, measure)).toList(),
        runs.stream().map(run -> run.switched().of(stage, measure)).toList());
  }

  private static PairedDifference change(
      RegionMeasure measure, List<Double> first, List<Double> second) {
    return measure.share()
        ? PairedDifference.absolute(first, second)
        : PairedDifference.relative(first, second);
  }

  private static String told(RegionMeasure measure, PairedDifference change) {
    return String.format(
        Locale.ROOT,
        "%+.1f%s (%+.1f to %+.1f)",
        100 * change.mean(),
        measure.share() ? " pt" : "%",
        100 * change.low(),
        100 * change.high());
  }
}
