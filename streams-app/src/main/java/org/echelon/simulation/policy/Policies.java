package org.echelon.simulation.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.echelon.valuation.SkuPlanner;
import org.echelon.valuation.SkuValuation;

/**
 * The policies that a world can be run with: who makes the plans of SKUs, and when prices are made.
 */
public enum Policies {
  ECHELON(
      "echelon",
      "levels and ranking by marginal value, at one vector of shadow prices of shared capacity",
      Rhythm.AS_ASKED,
      SkuValuation::new),
  PRICE_WEEKS(
      "price-weeks",
      "the same with prices of their own for each of six weeks to come",
      Rhythm.AS_ASKED,
      SkuValuation::new),
  FIRST_CHOICE(
      "first-choice",
      "as echelon, but an order keeps the node it was given unless that fails",
      Rhythm.AS_ASKED,
      SkuValuation::new),
  UNPRICED(
      "unpriced",
      "the same margins with all shadow prices zero; gates still rank by margin",
      Rhythm.NEVER,
      SkuValuation::new),
  STATIONARY(
      "stationary",
      "the same margins at the prices of one run at the start",
      Rhythm.ONCE,
      SkuValuation::new),
  BASE_STOCK(
      "base-stock",
      "base stock at 96% by node, nodes by velocity; what is scarce goes to whoever is first",
      Rhythm.NEVER,
      () ->
          new BaseStock(
              HubRule.USUAL, ServiceTargets.USUAL, CentreRule.INSTALLATION, RankOrder.FIRST_COME)),
  RATIONED(
      "rationed",
      "the same levels with centres by echelon; what is scarce is given out in equal shares",
      Rhythm.NEVER,
      () ->
          new BaseStock(
              HubRule.USUAL, ServiceTargets.USUAL, CentreRule.ECHELON, RankOrder.FAIR_SHARES)),
  TUNED(
      "tuned",
      "rationed, with targets tuned by simulation on seeds 11 and 12 of the us8 world",
      Rhythm.NEVER,
      tuned(ServiceTargets.TUNED)),
  REORDER_POINT(
      "s-S",
      "the levels of rationed as reorder points of centres, which order a week's demand more",
      Rhythm.NEVER,
      () ->
          new BaseStock(
              HubRule.USUAL, ServiceTargets.USUAL, CentreRule.ECHELON, RankOrder.FAIR_SHARES, 7)),
  GUARANTEED(
      "guaranteed",
      "base stock at 96%, placed by guaranteed service times; scarce units in equal shares",
      Rhythm.NEVER,
      () ->
          new BaseStock(
              HubRule.USUAL, ServiceTargets.USUAL, CentreRule.GUARANTEED, RankOrder.FAIR_SHARES)),
  ROLLING_LP(
      "rolling-lp",
      "a deterministic linear program of expected demand with safety stock, solved anew each week",
      Rhythm.NEVER,
      () -> BaseStock.rollingProgram(ServiceTargets.USUAL));

  /** When price runs are made, as the run of a world has to set it. */
  public enum Rhythm {
    /** No price run at all. */
    NEVER("never"),
    /** One at the start. */
    ONCE("once"),
    /** As whoever asks for the run says. */
    AS_ASKED("asked");

    private final String label;

    Rhythm(String label) {
      this.label = label;
    }

    /** The name on the command line. */
    public String label() {
      return label;
    }
  }

  private final String label;
  private final String description;
  private final Rhythm rhythm;
  private final Supplier<? extends SkuPlanner> planners;

  Policies(
      String label, String description, Rhythm rhythm, Supplier<? extends SkuPlanner> planners) {
    this.label = label;
    this.description = description;
    this.rhythm = rhythm;
    this.planners = planners;
  }

  /** The planners of {@link #TUNED} with other targets. */
  public static Supplier<SkuPlanner> tuned(ServiceTargets targets) {
    return () -> new BaseStock(HubRule.USUAL, targets, CentreRule.ECHELON, RankOrder.FAIR_SHARES);
  }

  /** The policy of a name on the command line. */
  public static Optional<Policies> named(String name) {
    return Arrays.stream(values()).filter(policy -> policy.label.equals(name)).findFirst();
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Policies::label).toList();
  }

  /** The name on the command line. */
  public String label() {
    return label;
  }

  /** What it does, in part of a sentence. */
  public String description() {
    return description;
  }

  /** Whether weeks to come may have prices of their own. */
  public boolean pricesByWeek() {
    return this == PRICE_WEEKS;
  }

  /** Whether the node of an order may still change. */
  public boolean secondThoughts() {
    return this != FIRST_CHOICE;
  }

  /** When price runs are made. */
  public Rhythm rhythm() {
    return rhythm;
  }

  /** The name of {@link #rhythm}: {@code never}, {@code once} or {@code asked}. */
  public String rhythmName() {
    return rhythm.label();
  }

  /** Makes the planner of each task of Plan; a planner serves one thread. */
  public Supplier<? extends SkuPlanner> planners() {
    return planners;
  }
}
