package org.echelon.simulation.lab;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.echelon.experiment.Assignment;
import org.echelon.experiment.Design;
import org.echelon.experiment.Effect;
import org.echelon.experiment.EffectEstimate;
import org.echelon.experiment.Lab;
import org.echelon.experiment.LookPlan;
import org.echelon.experiment.Metric;
import org.echelon.experiment.Panel;
import org.echelon.experiment.StopRules;
import org.echelon.experiment.Treatment;
import org.echelon.experiment.Verdict;

/**
 * Tries methods of experimenting in worlds whose truth is known: each seed is a world, which is run
 * with all SKUs treated, with none, and with each design, on the same demand.
 *
 * <p>The truth is what all treated costs less than none treated, a SKU and day, over the same days,
 * both since long before the first: what a roll-out would bring. O(seeds x days x SKUs).
 */
public final class LabTrial {
  /** Blocks of an experiment. */
  public static final int BLOCKS = 8;

  /** Days of a block: whole weeks are counted and whole weeks left out. */
  public static final int BLOCK_DAYS = 14;

  /** Days left out at the start of a block, where they are. */
  public static final int WASHOUT_DAYS = 7;

  private static final int BEFORE_DAYS = 28;
  private static final int WARM_UP_DAYS = 28;
  private static final int DAYS = BLOCKS * BLOCK_DAYS;
  private static final LocalDate START = LocalDate.of(2026, 5, 4);

  /** What is compared. */
  public static final List<Method> METHODS =
      List.of(
          Method.NAIVE,
          new Method(Design.ITEM, Metric.PRICED_COST, false),
          new Method(Design.SWITCHBACK, Metric.COST, false),
          new Method(Design.SWITCHBACK, Metric.COST, true),
          new Method(Design.PAIRWISE, Metric.COST, false),
          new Method(Design.PAIRWISE, Metric.COST, true),
          Method.PROPOSED);

  private final LabScenario scenario;
  private final LookPlan plan = new LookPlan(StopRules.USUAL.alpha(), StopRules.USUAL.looks());
  private final Map<Method, MethodRecord> records = new LinkedHashMap<>();
  private final SummaryStatistics truth = new SummaryStatistics();
  private final SummaryStatistics control = new SummaryStatistics();

  /** Tries these methods in worlds of a scenario. */
  public LabTrial(LabScenario scenario, List<Method> methods) {
    this.scenario = scenario;
    methods.forEach(method -> records.put(method, new MethodRecord()));
  }

  /** The scenario. */
  public LabScenario scenario() {
    return scenario;
  }

  /** How each method did so far. */
  public Map<Method, MethodRecord> records() {
    return records;
  }

  /** How one of the methods did so far. */
  public MethodRecord record(Method method) {
    MethodRecord record = records.get(method);
    if (record == null) {
      throw new IllegalArgumentException(method.label() + " is not tried here");
    }
    return record;
  }

  /** The true effect a SKU and day, mean over worlds. */
  public double truth() {
    return truth.getMean();
  }

  /** Cost of a SKU and day with none treated, mean over worlds. */
  public double control() {
    return control.getMean();
  }

  /** Bias of a method as a share of that of item randomisation as it is usually read. */
  public double biasToNaive(Method method) {
    return Math.abs(record(method).bias() / record(Method.NAIVE).bias());
  }

  /** Tries all methods in the world of a seed. */
  public void run(long seed) {
    SharedRoom room = new SharedRoom(scenario.world(), seed);
    double none = perSkuDay(room, false);
    double effect = scenario.isPlacebo() ? 0 : perSkuDay(room, true) - none;
    truth.addValue(effect);
    control.addValue(none);
    for (Design design : Design.values()) {
      List<Method> methods =
          records.keySet().stream().filter(method -> method.design() == design).toList();
      if (!methods.isEmpty()) {
        run(room, methods, effect, seed);
      }
    }
  }

  private static double perSkuDay(SharedRoom room, boolean treated) {
    double[] sum = {0};
    room.run(
        -WARM_UP_DAYS - BEFORE_DAYS,
        DAYS,
        (sku, day) -> treated,
        (sku, day, cost, priced, lost) -> sum[0] += day < 0 ? 0 : cost);
    return sum[0] / DAYS / room.traits().size();
  }

  private void run(SharedRoom room, List<Method> methods, double effect, long seed) {
    Map<Method, Panel> panels = new LinkedHashMap<>();
    methods.forEach(method -> panels.put(method, new Panel(lab(method, seed), BEFORE_DAYS)));
    Assignment assignment = Assignment.of(lab(methods.get(0), seed), room.traits());
    String[] names = room.traits().stream().map(sku -> sku.sku()).toArray(String[]::new);
    boolean[][] treated = new boolean[names.length][BLOCKS];
    for (int i = 0; i < names.length; i++) {
      for (int block = 0; block < BLOCKS; block++) {
        treated[i][block] = assignment.treated(names[i], block);
      }
    }
    room.run(
        -WARM_UP_DAYS - BEFORE_DAYS,
        DAYS,
        (sku, day) -> day >= 0 && treated[sku][day / BLOCK_DAYS],
        (sku, day, cost, priced, lost) ->
            panels.forEach(
                (method, panel) ->
                    panel.add(
                        names[sku], day, method.metric() == Metric.PRICED_COST ? priced : cost)));
    panels.forEach(
        (method, panel) -> {
          Assignment own = Assignment.of(lab(method, seed), room.traits());
          Effect estimate = EffectEstimate.of(own, panel);
          record(method).add(estimate, effect, told(own, panel));
        });
  }

  /** Whether one of the usual looks tells an effect. */
  private boolean told(Assignment assignment, Panel panel) {
    Lab lab = assignment.lab();
    for (int look = 1; look <= lab.stop().looks(); look++) {
      Effect sofar = EffectEstimate.of(assignment, panel, lab.blocksAt(look));
      Verdict verdict = Verdict.of(lab.stop(), plan, sofar, look);
      if (verdict.decision() == Verdict.Decision.BETTER
          || verdict.decision() == Verdict.Decision.WORSE) {
        return true;
      }
    }
    return false;
  }

  private static Lab lab(Method method, long seed) {
    return new Lab(
        "trial",
        Lab.Kind.FIELD,
        new Treatment("control", Map.of()),
        new Treatment("treatment", Map.of()),
        method.design(),
        BLOCK_DAYS,
        method.washes() ? WASHOUT_DAYS : 0,
        1,
        START,
        START.plusDays(DAYS - 1L),
        method.metric(),
        StopRules.USUAL,
        seed);
  }
}
