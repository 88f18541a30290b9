package org.echelon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.producers.cost.PairedDifference;

/**
 * Holds what was measured against the goals of decisions. A difference meets its goal when its mean
 * does and its interval leaves zero out, a distance to a bound when its mean over several seeds
 * does; what did not run has no goal.
 */
final class EvidenceGoals {
  private static final String RATIONED = "rationed";
  private static final String UNPRICED = "unpriced";
  private static final double BEST_RIVAL = -3;
  private static final Map<String, Double> OVER_RATIONED =
      Map.of("nominal", -6.0, "capacity-85", -13.0, "capacity-70", -17.0);
  private static final double STORAGE_OVER_RATIONED = -8;
  private static final Map<String, Double> OVER_UNPRICED =
      Map.of("nominal", -4.0, "storage-60", -25.0);
  private static final double IN_REGION = 6;
  private static final double SAME_DAY = 5;
  private static final double LATE = -50;
  private static final String GAP_UNIT = "% above the bound";

  private final List<Goal> goals = new ArrayList<>();

  private EvidenceGoals() {}

  /** The goals of all cells. */
  static List<Goal> of(List<EvidenceReport.Cell> cells) {
    EvidenceGoals all = new EvidenceGoals();
    cells.forEach(all::add);
    return List.copyOf(all.goals);
  }

  private void add(EvidenceReport.Cell cell) {
    String in = "." + cell.name();
    cell.against(cell.bestRival())
        .ifPresent(
            best -> {
              add("Q2.best-rival" + in, best, EvidenceMeasure.COST, BEST_RIVAL, "% cost");
              add("Q2.in-region" + in, best, EvidenceMeasure.IN_REGION, IN_REGION, "points");
              add("Q2.same-day" + in, best, EvidenceMeasure.SAME_DAY, SAME_DAY, "points");
              add("Q2.late" + in, best, EvidenceMeasure.LATE, LATE, "% late or lost");
            });
    cell.against(RATIONED)
        .ifPresent(
            rationed -> {
              Double goal = OVER_RATIONED.get(cell.name());
              if (goal != null) {
                add("Q2.rationed" + in, rationed, EvidenceMeasure.COST, goal, "% cost");
              } else if (cell.name().equals("storage-60")) {
                String id = "Q3.rationed" + in;
                add(id, rationed, EvidenceMeasure.COST, STORAGE_OVER_RATIONED, "% cost");
              }
            });
    Double goal = OVER_UNPRICED.get(cell.name());
    if (goal != null) {
      cell.against(UNPRICED)
          .ifPresent(
              unpriced -> add("Q3.unpriced" + in, unpriced, EvidenceMeasure.COST, goal, "% cost"));
    }
    BoundedPolicies bound = cell.bound();
    if (bound != null) {
      PairedDifference gap = bound.gaps().get(0).gap();
      boolean reached = gap.seeds() > 1 && gap.mean() <= BoundedPolicies.GOAL;
      goals.add(
          new Goal("Q4" + in, 100 * gap.mean(), 100 * BoundedPolicies.GOAL, GAP_UNIT, reached));
    }
  }

  private void add(
      String id,
      EvidenceReport.Against against,
      EvidenceMeasure measure,
      double goal,
      String unit) {
    against
        .of(measure)
        .ifPresent(
            difference -> {
              double mean = difference.mean();
              boolean reached = goal < 0 ? mean <= goal : mean >= goal;
              goals.add(new Goal(id, mean, goal, unit, reached && sure(difference)));
            });
  }

  private static boolean sure(PairedDifference difference) {
    return difference.seeds() > 1 && !difference.noise();
  }
}
