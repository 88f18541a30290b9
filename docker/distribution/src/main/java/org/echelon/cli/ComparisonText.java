package org.echelon.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.echelon.producers.cost.CostPart;
import org.echelon.producers.cost.PairedDifference;

/** Prints policies side by side. */
record ComparisonText(PolicyComparison comparison, PrintWriter out) {

  void print() {
    line(
        "%-14s %12s %24s %24s %7s %8s %9s %6s %9s %7s %6s %6s",
        "policy",
        "cost a day",
        "against the first",
        "against best rival",
        "fill",
        "on time",
        "in region",
        "lost",
        "ship/unit",
        "km/unit",
        "late",
        "over");
    for (PolicyComparison.Figures f : comparison.policies()) {
      line(
          "%-14s %,12.1f %24s %24s %6.2f%% %7.2f%% %8.2f%% %5.2f%% %9.3f %7s %5.2fd %5.1f%%",
          f.policy(),
          f.costPerDay(),
          interval(f.policy(), comparison.policies().get(0).policy()),
          interval(f.policy(), comparison.bestRival()),
          100 * f.fillRate(),
          100 * f.onTime(),
          100 * f.inRegion(),
          100 * f.lostShare(),
          f.shippingPerUnit(),
          f.kmPerUnit() > 0 ? String.format(Locale.ROOT, "%,.0f", f.kmPerUnit()) : "-",
          f.lateDays(),
          100 * f.overShare());
    }
    line("");
    parts();
    line("");
    comparison.againstFirst().forEach(pair -> line("%s", pair.words()));
    comparison.firstAgainstBest().forEach(pair -> line("Best rival: %s", pair.words()));
    for (PolicyComparison.Figures f : comparison.policies()) {
      line(
          "At the doors: %s %s, %,.0f ordered had not left at the end; above limits by day %,.0f"
              + " dm3 and %,.1f units.",
          f.policy(),
          waits(f),
          f.mean(run -> run.costs().waitingUnits()),
          f.mean(run -> run.costs().overCube()),
          f.mean(run -> run.costs().overUnits()));
    }
    for (PolicyComparison.Figures f : comparison.policies()) {
      line("Stock at unit cost, in no part: %s %s.", f.policy(), stockValue(f));
    }
    for (PolicyComparison.Figures f : comparison.policies()) {
      line(
          "Second thoughts: %s called off %,.1f assignments of %,.0f.",
          f.policy(),
          f.mean(run -> run.run().reassigned()),
          f.mean(run -> run.run().assignments()));
    }
    line("Purchase costs are left out, the same for whoever sells as much.");
    out.flush();
  }

  private void parts() {
    StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-24s", "a day"));
    comparison
        .policies()
        .forEach(f -> head.append(String.format(Locale.ROOT, " %14s", f.policy())));
    line("%s", head);
    for (CostPart part : CostPart.values()) {
      StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-24s", part.label()));
      comparison
          .policies()
          .forEach(f -> row.append(String.format(Locale.ROOT, " %,14.1f", f.parts().get(part))));
      line("%s", row);
    }
  }

  private String interval(String policy, String against) {
    List<PairedDifference> found =
        comparison.pairs().stream()
            .filter(p -> p.policy().equals(policy) && p.against().equals(against))
            .map(PolicyComparison.Pair::cost)
            .toList();
    if (found.isEmpty()) {
      return "";
    }
    PairedDifference cost = found.get(0);
    return cost.seeds() < 2
        ? String.format(Locale.ROOT, "%+.2f%%", 100 * cost.mean())
        : String.format(
            Locale.ROOT,
            "%+.2f%% [%+.2f, %+.2f]",
            100 * cost.mean(),
            100 * cost.low(),
            100 * cost.high());
  }

  private static String waits(PolicyComparison.Figures f) {
    return String.format(
        Locale.ROOT,
        "%,.0f units waited %.1f days to go in, %,.0f left %.1f days late",
        f.mean(run -> run.costs().waits().inUnits()),
        f.mean(run -> run.costs().waits().meanInDays()),
        f.mean(run -> run.costs().waits().outUnits()),
        f.mean(run -> run.costs().waits().meanOutDays()));
  }

  private static String stockValue(PolicyComparison.Figures f) {
    double start = f.mean(run -> run.costs().allStockValue().start());
    double end = f.mean(run -> run.costs().allStockValue().end());
    return String.format(Locale.ROOT, "%,.0f to %,.0f (%+,.0f)", start, end, end - start);
  }

  private void line(String format, Object... arguments) {
    out.printf(Locale.ROOT, format + "%n", arguments);
  }
}
