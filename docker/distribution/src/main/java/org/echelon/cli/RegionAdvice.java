package org.echelon.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.echelon.planning.regions.DesignFigures;
import org.echelon.producers.regions.RegionDesigner;

/**
 * The number of regions to have: of those that cost hardly more than the least the one with the
 * fewest lanes; and in words what the next smaller and larger number would cost, and why.
 */
record RegionAdvice(RegionDesigner.Candidate best, List<String> sentences) {

  /**
   * Of candidates with rising numbers of regions.
   *
   * @param within share of the least cost below which a difference does not count
   */
  static RegionAdvice of(List<RegionDesigner.Candidate> candidates, double within) {
    DesignFigures least =
        candidates.stream()
            .map(RegionDesigner.Candidate::figures)
            .min(Comparator.comparingDouble(DesignFigures::costPerDay))
            .orElseThrow();
    RegionDesigner.Candidate best =
        candidates.stream()
            .filter(one -> one.figures().costPerDay() <= (1 + within) * least.costPerDay())
            .min(Comparator.comparingInt(one -> one.figures().lanes()))
            .orElseThrow();
    DesignFigures figures = best.figures();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "Advised: %s at %,.0f a day; lanes: %d, the fewest of all within %.1f%% of the least"
                + " cost (%s %,.0f). %.1f%% of units come from the customer's region, which carries"
                + " %.1f%% of items (%.1f%% of demand).",
            figures.regions() == 1 ? "1 region" : figures.regions() + " regions",
            figures.costPerDay(),
            figures.lanes(),
            100 * within,
            costs(least.regions()),
            least.costPerDay(),
            100 * figures.inRegion(),
            100 * figures.selection(),
            100 * figures.selectionOfDemand()));
    int at = candidates.indexOf(best);
    if (at > 0) {
      sentences.add(against(candidates.get(at - 1).figures(), figures));
    }
    if (at + 1 < candidates.size()) {
      sentences.add(against(candidates.get(at + 1).figures(), figures));
    }
    return new RegionAdvice(best, List.copyOf(sentences));
  }

  private static String costs(int regions) {
    return regions == 1 ? "1 region costs" : regions + " regions cost";
  }

  private static String against(DesignFigures other, DesignFigures best) {
    return String.format(
        Locale.ROOT,
        "%s %+,.0f a day (%+.2f%%): shipping %+,.0f, lanes %+,.0f, stock %+,.0f, late and lost"
            + " %+,.0f; in region %+.1f points, items carried %+.1f points, %+d lanes.",
        costs(other.regions()),
        other.costPerDay() - best.costPerDay(),
        100 * (other.costPerDay() / best.costPerDay() - 1),
        other.shipping() - best.shipping(),
        other.lanesCost() - best.lanesCost(),
        other.stock() - best.stock(),
        other.late() + other.lost() - best.late() - best.lost(),
        100 * (other.inRegion() - best.inRegion()),
        100 * (other.selection() - best.selection()),
        other.lanes() - best.lanes());
  }
}
