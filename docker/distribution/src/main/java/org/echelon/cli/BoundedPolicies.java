package org.echelon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.echelon.producers.bound.CostBound;
import org.echelon.producers.cost.PairedDifference;

/**
 * Policies held against what none of them can undercut.
 *
 * @param perDay the bound, mean of the seeds
 * @param surePerDay the part of it that is true of every single run
 * @param seeds the bound of each seed
 */
record BoundedPolicies(double perDay, double surePerDay, List<CostBound> seeds, List<Gap> gaps) {
  /** First of the goals for the distance, as a share of the bound. */
  static final double GOAL = 0.12;

  /**
   * A policy's distance.
   *
   * @param costPerDay as the bound sees it: with what counted days owe to others
   * @param carriedPerDay what they owe
   * @param gap share of the bound
   * @param seeds the cost of each seed
   */
  record Gap(
      String policy,
      double costPerDay,
      double carriedPerDay,
      PairedDifference gap,
      List<Double> seeds) {}

  /** Bounds and runs come in the same order of seeds. */
  static BoundedPolicies of(List<CostBound> bounds, PolicyComparison comparison) {
    List<Gap> gaps = new ArrayList<>();
    List<Double> floors = bounds.stream().map(CostBound::perDay).toList();
    for (PolicyComparison.Figures figures : comparison.policies()) {
      List<Double> costs = figures.runs().stream().map(run -> run.costs().boundedPerDay()).toList();
      gaps.add(
          new Gap(
              figures.policy(),
              figures.mean(run -> run.costs().boundedPerDay()),
              figures.mean(run -> run.costs().carried().perDay()),
              PairedDifference.relative(floors, costs),
              costs));
    }
    return new BoundedPolicies(
        mean(bounds, CostBound::perDay),
        mean(bounds, CostBound::surePerDay),
        List.copyOf(bounds),
        List.copyOf(gaps));
  }

  /** Prints it below a comparison. */
  void print(PrintWriter out) {
    out.printf(Locale.ROOT, "%n%-14s %12s %12s %28s%n", "policy", "cost", "carried", "gap");
    out.printf(Locale.ROOT, "%-14s %,12.1f  %s%n", "bound", perDay, parts());
    for (Gap gap : gaps) {
      out.printf(
          Locale.ROOT,
          "%-14s %,12.1f %12.1f %28s%n",
          gap.policy(),
          gap.costPerDay(),
          gap.carriedPerDay(),
          interval(gap));
    }
    out.println(
        "No policy costs less than the bound in the mean over arrivals; carried is what the counted"
            + " days owe to those before and after. Limits are left out of the bound;"
            + " what yards cost is in the policies' cost alone.");
    out.flush();
  }

  /** The same as part of a page. */
  String html() {
    StringBuilder table =
        new StringBuilder(
            "<table><thead><tr><th></th><th>cost a day</th><th>carried</th><th>gap to the"
                + " bound</th></tr></thead><tbody>");
    table.append(String.format(Locale.ROOT, "<tr class='sum'><td>bound</td>"));
    table.append(
        String.format(Locale.ROOT, "<td class='n'>%,.1f</td><td></td><td></td></tr>", perDay));
    for (Gap gap : gaps) {
      table.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%s</td><td class='n'>%,.1f</td><td class='n'>%,.1f</td><td class='n'>%s</td>"
                  + "</tr>",
              SvgChart.escaped(gap.policy()),
              gap.costPerDay(),
              gap.carriedPerDay(),
              interval(gap)));
    }
    return table
        + "</tbody></table><p class='note'>"
        + "The bound is "
        + parts()
        + ". No policy costs less in the mean over arrivals. Carried is what the counted days owe"
        + " to those before and after them: stock run down, orders left open, rooms that goods on"
        + " the way did not take, units lost, goods of before the run that wait in yards. Limits of rooms and flows are left"
        + " out; what yards cost is in the policies' cost alone.</p>";
  }

  /** The distance of the first policy as a goal. */
  Goal goal() {
    return Goal.atMost("Q4", gaps.get(0).gap().mean(), GOAL, "share");
  }

  private String parts() {
    return String.format(
        Locale.ROOT,
        "serving %,.1f + stock that must be there %,.1f + placement %,.1f",
        mean(seeds, CostBound::serving),
        mean(seeds, CostBound::stock),
        mean(seeds, CostBound::placement));
  }

  private static String interval(Gap gap) {
    PairedDifference share = gap.gap();
    return share.seeds() < 2
        ? String.format(Locale.ROOT, "%+.2f%%", 100 * share.mean())
        : String.format(
            Locale.ROOT,
            "%+.2f%% [%+.2f, %+.2f]",
            100 * share.mean(),
            100 * share.low(),
            100 * share.high());
  }

  private static double mean(List<CostBound> bounds, ToDoubleFunction<CostBound> of) {
    return bounds.stream().mapToDouble(of).average().orElse(0);
  }
}
