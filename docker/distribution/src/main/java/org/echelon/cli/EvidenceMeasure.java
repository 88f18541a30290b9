package org.echelon.cli;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.echelon.producers.cost.CostSummary;

/** A figure of a run that policies are compared by. */
enum EvidenceMeasure {
  COST("cost a day", Difference.SHARE, 1, run -> run.costs().perDay()),
  /** Of days before and after the counted ones: stock run down, orders left open. */
  OWED("owed to other days", Difference.AMOUNT, 1, run -> run.costs().carried().perDay()),
  WAITING("units waiting at the end", Difference.AMOUNT, 0, run -> run.costs().waitingUnits()),
  SHIPPING("shipping a unit", Difference.SHARE, 3, run -> run.costs().shippingPerUnit()),
  /** Not there where places are not known. */
  DISTANCE("km a unit", Difference.SHARE, 0, EvidenceMeasure::distance),
  LATE("late or lost", Difference.SHARE, 2, EvidenceMeasure::late),
  LATE_DAYS("days late", Difference.AMOUNT, 2, run -> all(run).meanLateDays()),
  /** Not there in a world that delivers nothing on the same day. */
  SAME_DAY("same day on time", Difference.POINTS, 2, EvidenceMeasure::sameDay),
  ON_TIME("on time", Difference.POINTS, 2, run -> all(run).onTimeShare()),
  IN_REGION("in region", Difference.POINTS, 2, run -> run.costs().inRegionShare()),
  FILL("fill", Difference.POINTS, 2, run -> run.run().fillRate()),
  LOST("lost", Difference.POINTS, 2, EvidenceMeasure::lost),
  OVER_ROOM("dm³ above rooms", Difference.AMOUNT, 0, run -> run.costs().overCube()),
  OVER_FLOW("units a day above flows", Difference.AMOUNT, 1, run -> run.costs().overUnits());

  private static final String SAME_DAY_SPEED = "SAME_DAY";

  private final String label;
  private final Difference difference;
  private final int decimals;
  private final ToDoubleFunction<PolicyRun> of;

  /** How two policies are told apart. */
  enum Difference {
    /** As a share of the other's. */
    SHARE,
    /** In points of a hundred; the figure is a share itself. */
    POINTS,
    /** In the figure's own unit. */
    AMOUNT
  }

  EvidenceMeasure(
      String label, Difference difference, int decimals, ToDoubleFunction<PolicyRun> of) {
    this.label = label;
    this.difference = difference;
    this.decimals = decimals;
    this.of = of;
  }

  /** The name shown to people. */
  String label() {
    return label;
  }

  Difference difference() {
    return difference;
  }

  /** Decimals that people are shown, of a hundred where it is a share. */
  int decimals() {
    return decimals;
  }

  /** Whether the figure is a share, shown in percent. */
  boolean share() {
    return difference == Difference.POINTS || this == LATE;
  }

  /** The figure of each run; none where one of them has none. */
  List<Double> each(List<PolicyRun> runs) {
    List<Double> figures = runs.stream().mapToDouble(of).boxed().toList();
    return figures.stream().anyMatch(figure -> Double.isNaN(figure)) ? List.of() : figures;
  }

  private static CostSummary.Service all(PolicyRun run) {
    return run.costs().allSpeeds();
  }

  /** What is lost comes never, so it counts as late: losing sales makes nobody punctual. */
  private static double late(PolicyRun run) {
    return 1 - all(run).onTimeShare();
  }

  private static double sameDay(PolicyRun run) {
    CostSummary.Service fast = run.costs().service().get(SAME_DAY_SPEED);
    return fast == null || fast.shipped() + fast.lost() == 0 ? Double.NaN : fast.onTimeShare();
  }

  private static double distance(PolicyRun run) {
    double km = run.costs().kmPerUnit();
    return km > 0 ? km : Double.NaN;
  }

  private static double lost(PolicyRun run) {
    CostSummary.Service all = all(run);
    return all.lost() == 0 ? 0 : all.lost() / (all.lost() + all.shipped());
  }
}
