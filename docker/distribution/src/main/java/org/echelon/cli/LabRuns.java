package org.echelon.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import org.echelon.event.Forecast;
import org.echelon.experiment.Assignment;
import org.echelon.experiment.Effect;
import org.echelon.experiment.EffectEstimate;
import org.echelon.experiment.Lab;
import org.echelon.experiment.LookPlan;
import org.echelon.experiment.Metric;
import org.echelon.experiment.Pair;
import org.echelon.experiment.Panel;
import org.echelon.experiment.Power;
import org.echelon.experiment.SkuTraits;
import org.echelon.experiment.Treatment;
import org.echelon.experiment.Verdict;
import org.echelon.producers.cost.SkuCosts;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.world.World;
import org.echelon.reference.Item;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.VirtualSettings;
import org.echelon.simulation.policy.DemandFactor;
import org.echelon.simulation.policy.LabPlanner;
import org.echelon.valuation.SkuPlanner;

/**
 * Runs a field experiment in simulated worlds, and beside it the two runs that tell the truth: the
 * treatment rolled out to all SKUs that take part on the first day of the lab, and to none. The
 * truth is their difference over the days that count.
 *
 * @param runs what is common to all runs of a seed
 * @param usual rhythm of prices where a policy has none of its own
 */
record LabRuns(Lab lab, PolicyRuns runs, String usual, Progress progress) {
  private static final String DEMAND_FACTOR = "demandFactor";
  private static final double POWER = 0.8;
  private static final double MOST_APART = 2;
  private static final int LEAST_DAYS = 14;

  /** Tells what cannot work before anything is started. */
  void check(World world) {
    LocalDate first = LocalDate.ofInstant(world.startAt(), ZoneOffset.UTC);
    long until = ChronoUnit.DAYS.between(first, lab.endOn()) + 1;
    if (lab.startOn().isBefore(first) || until > runs.days()) {
      throw new IllegalArgumentException(
          "the lab runs from %s to %s, the world from %s for %d days; give --days %d or move startOn"
              .formatted(lab.startOn(), lab.endOn(), first, runs.days(), until));
    }
    if (lab.kind() != Lab.Kind.FIELD) {
      throw new IllegalArgumentException("only a lab of kind FIELD can be simulated");
    }
    if (!choice(lab.control()).prices().equals(choice(lab.treatment()).prices())) {
      throw new IllegalArgumentException(
          "control and treatment make prices at other times, but SKUs of one network share their"
              + " prices; compare whole runs with --policy");
    }
    planners(lab.control());
    planners(lab.treatment());
  }

  /**
   * Tells of a wash-out in which stock cannot turn over; refuses it where SKUs change sides.
   *
   * @param opened a world whose first stock has been counted
   */
  void checkWashout(World opened) {
    double times = Math.max(1, factor(lab.treatment()) / factor(lab.control()));
    int needed = (int) Math.ceil(times * TurnOver.days(opened, traits(opened)));
    if (lab.isPlacebo() || lab.washoutDays() >= needed) {
      return;
    }
    String said =
        "stock takes %d days to turn over with this treatment, the wash-out has %d"
            .formatted(needed, lab.washoutDays());
    if (lab.design().switches()) {
      throw new IllegalArgumentException(
          said
              + ", so each block inherits what the one before has bought; give washoutDays "
              + needed
              + " and longer blocks, or design ITEM, in which no SKU changes sides");
    }
    progress.phase(
        "wash-out", "%s: the effect is that of the days that count, and may still grow", said);
  }

  /** All seeds from one on. */
  List<LabRun> run(long firstSeed, int seeds) {
    List<LabRun> all = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
      LabRun run = run(seed);
      all.add(run);
      Effect effect = run.effect(lab.metric());
      progress.phase(
          "seed " + seed,
          "effect %+.4f (%+.4f to %+.4f), true %+.4f",
          effect.perSkuDay(),
          effect.low(),
          effect.high(),
          run.truth());
    }
    return all;
  }

  private LabRun run(long seed) {
    World world = runs.prepared(seed);
    // Another seed is another world and another draw.
    Lab own = lab.withSeed(lab.seed() + seed);
    Assignment assignment = Assignment.of(own, traits(world), MOST_APART);
    if (assignment.pairs().size() < 2) {
      throw new IllegalArgumentException(
          "fewer than two pairs of SKUs are alike enough; give more --skus");
    }
    Supplier<SkuPlanner> control = planners(lab.control());
    Supplier<SkuPlanner> treatment = planners(lab.treatment());
    SkuCosts field =
        costs(world, seed, () -> new LabPlanner(assignment, control.get(), treatment.get()));
    double none;
    double truth = 0;
    if (!lab.isPlacebo()) {
      none = perSkuDay(costs(world, seed, control), assignment, world);
      Assignment all = assignment.rolledOut();
      truth =
          perSkuDay(
                  costs(world, seed, () -> new LabPlanner(all, control.get(), treatment.get())),
                  assignment,
                  world)
              - none;
    } else {
      none = perSkuDay(field, assignment, world);
    }
    List<String> skus = world.items().stream().map(Item::getSku).toList();
    WithoutDemand calm = new WithoutDemand(field, skus, day(world));
    Panel priced = panel(assignment, own, calm.of(field::priced), world);
    Panel cost = panel(assignment, own, calm.of(field::cost), world);
    // What is not treated costs is told with the demand, in the days that count.
    double level =
        EffectEstimate.of(assignment, panel(assignment, own, field::cost, world)).control();
    return judged(
        seed,
        assignment,
        lab.metric() == Metric.PRICED_COST ? priced : cost,
        level,
        new LabRun(
            seed,
            EffectEstimate.of(assignment, cost).beside(level),
            EffectEstimate.of(assignment, priced).beside(level),
            truth,
            none,
            detectable(assignment, field, world, skus),
            0,
            new Verdict(Verdict.Decision.GO_ON, 0, 0)));
  }

  private LabRun judged(long seed, Assignment assignment, Panel panel, double level, LabRun run) {
    LookPlan plan = new LookPlan(lab.stop().alpha(), lab.stop().looks());
    int look = 0;
    Verdict verdict;
    do {
      look++;
      Effect effect = EffectEstimate.of(assignment, panel, lab.blocksAt(look)).beside(level);
      verdict = Verdict.of(lab.stop(), plan, effect, look);
    } while (verdict.decision() == Verdict.Decision.GO_ON);
    return new LabRun(
        seed,
        run.cost(),
        run.priced(),
        run.truth(),
        run.control(),
        run.detectable(),
        look,
        verdict);
  }

  /**
   * The effect that is found with 80%, by the days before the lab cut up like the lab itself. Where
   * no SKU changes sides, the first half of them tells what a unit costs and the second what is
   * left to chance; a longer lab leaves less, so this is on the wide side.
   */
  private double detectable(Assignment assignment, SkuCosts field, World world, List<String> skus) {
    int days = day(world);
    boolean switches = lab.design().switches();
    int blocks = switches ? days / lab.blockDays() : 2;
    if (blocks < 2 || days < 2 * LEAST_DAYS) {
      return Double.POSITIVE_INFINITY;
    }
    Lab past = switches ? assignment.lab().before(blocks) : assignment.lab().before(2, days / 4, 0);
    WithoutDemand calm = new WithoutDemand(field, skus, switches ? days : days / 2);
    Assignment placebo = Assignment.of(past, traits(world), MOST_APART);
    ToDoubleBiFunction<String, Integer> amount =
        calm.of(lab.metric() == Metric.PRICED_COST ? field::priced : field::cost);
    Effect none = EffectEstimate.of(placebo, panel(placebo, past, amount, world));
    int pairs = assignment.pairs().size();
    return Power.of(lab.design(), none, pairs, blocks)
        .detectable(pairs, lab.blocks(), lab.stop().alpha(), POWER);
  }

  private SkuCosts costs(World world, long seed, Supplier<? extends SkuPlanner> planners) {
    PolicyChoice choice = choice(lab.control());
    VirtualSettings usually = choice.virtual(runs.step());
    VirtualSettings settings =
        new VirtualSettings(
            usually.plans(), usually.gates(), usually.aheadMillis(), usually.pricing(), planners);
    try (CoreLoop platform = new CoreLoop(settings);
        SimulatedRun run = runs.simulated(platform, world, choice, seed)) {
      SkuCosts costs = run.followSkus();
      run.run();
      run.costs();
      return costs;
    }
  }

  private Panel panel(
      Assignment assignment, Lab cut, ToDoubleBiFunction<String, Integer> amount, World world) {
    LocalDate first = LocalDate.ofInstant(world.startAt(), ZoneOffset.UTC);
    int start = (int) ChronoUnit.DAYS.between(first, cut.startOn());
    // What the days before tell has been taken off already.
    Panel panel = new Panel(cut, 0);
    for (Pair pair : assignment.pairs()) {
      for (String sku : List.of(pair.first(), pair.second())) {
        for (int day = 0; day < runs.days(); day++) {
          panel.add(sku, day - start, amount.applyAsDouble(sku, day));
        }
      }
    }
    return panel;
  }

  private double perSkuDay(SkuCosts costs, Assignment assignment, World world) {
    Panel counted = panel(assignment, lab, costs::cost, world);
    double sum = 0;
    for (Pair pair : assignment.pairs()) {
      for (int block = 0; block < lab.blocks(); block++) {
        sum += counted.perDay(pair.first(), block) + counted.perDay(pair.second(), block);
      }
    }
    return sum / lab.blocks() / 2 / assignment.pairs().size();
  }

  /** The first day of the lab, counted from that of the world. */
  private int day(World world) {
    LocalDate first = LocalDate.ofInstant(world.startAt(), ZoneOffset.UTC);
    return (int) ChronoUnit.DAYS.between(first, lab.startOn());
  }

  private PolicyChoice choice(Treatment treatment) {
    return PolicyChoice.of(treatment.policy(), usual);
  }

  private Supplier<SkuPlanner> planners(Treatment treatment) {
    Supplier<? extends SkuPlanner> planners = choice(treatment).planners();
    Map<String, String> settings = new HashMap<>(treatment.settings());
    settings.remove(DEMAND_FACTOR);
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "a treatment knows the setting " + DEMAND_FACTOR + ", not " + settings.keySet());
    }
    double times = factor(treatment);
    return treatment.settings().isEmpty()
        ? planners::get
        : () -> new DemandFactor(planners.get(), times);
  }

  /** So many times the forecast is what a treatment plans for. */
  private static double factor(Treatment treatment) {
    String factor = treatment.settings().get(DEMAND_FACTOR);
    return factor == null ? 1 : number(factor);
  }

  private static double number(String factor) {
    try {
      return Double.parseDouble(factor);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          DEMAND_FACTOR + " is a number such as 1.3, not " + factor, wrong);
    }
  }

  private static List<SkuTraits> traits(World world) {
    Map<String, Double> rates = new HashMap<>();
    for (Forecast forecast : world.forecasts()) {
      rates.put(forecast.getSku(), forecast.getWeekUnits().get(0) / 7);
    }
    List<SkuTraits> traits = new ArrayList<>();
    for (Item item : world.items()) {
      double rate = rates.getOrDefault(item.getSku(), 0.0);
      traits.add(new SkuTraits(item.getSku(), rate, item.getUnitCube()));
    }
    return traits;
  }
}
