package org.echelon.cli;

import java.util.Locale;
import java.util.Optional;
import org.echelon.producers.cost.PairedDifference;

/** Tells in words which goal of a comparison was not reached, and by how much. */
record EvidenceShortfall(EvidenceReport report, Goal goal) {

  String words() {
    int at = goal.id().indexOf('.', goal.id().indexOf('.') + 1);
    boolean gap = goal.id().startsWith("Q4.");
    String name = goal.id().substring((gap ? goal.id().indexOf('.') : at) + 1);
    EvidenceReport.Cell cell =
        report.results().cells().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    return gap ? gap(cell) : difference(cell, goal.id().substring(0, at));
  }

  private String gap(EvidenceReport.Cell cell) {
    BoundedPolicies bound = cell.bound();
    if (bound == null) {
      throw new IllegalArgumentException("the cell " + cell.name() + " has a goal and no bound");
    }
    PairedDifference gap = bound.gaps().get(0).gap().times(100);
    return String.format(
        Locale.ROOT,
        "%s (%s): %s lies %s %% above what no policy can undercut, aimed at %s at most%s.",
        goal.id(),
        report.settings().where(),
        cell.policies().get(0).policy(),
        EvidenceCellText.interval(gap),
        EvidencePage.number(goal.goal()),
        gap.seeds() < 2 ? "; one seed proves nothing" : "");
  }

  private String difference(EvidenceReport.Cell cell, String asked) {
    EvidenceMeasure measure =
        switch (asked) {
          case "Q2.in-region" -> EvidenceMeasure.IN_REGION;
          case "Q2.same-day" -> EvidenceMeasure.SAME_DAY;
          case "Q2.late" -> EvidenceMeasure.LATE;
          default -> EvidenceMeasure.COST;
        };
    String rival =
        asked.endsWith("rationed")
            ? "rationed"
            : asked.endsWith("unpriced") ? "unpriced" : cell.bestRival();
    Optional<PairedDifference> difference = cell.against(rival).flatMap(a -> a.of(measure));
    return String.format(
        Locale.ROOT,
        "%s (%s): %s of %s against %s%s is %s %s, aimed at %s%s.",
        goal.id(),
        report.settings().where(),
        measure.label(),
        cell.policies().get(0).policy(),
        rival,
        rival.equals(cell.bestRival()) ? ", the best rival," : "",
        difference.map(EvidenceCellText::interval).orElse(""),
        goal.unit().startsWith("%") ? "%" : goal.unit(),
        EvidencePage.number(goal.goal()),
        difference.map(EvidenceShortfall::doubt).orElse(""));
  }

  private static String doubt(PairedDifference d) {
    if (d.seeds() < 2) {
      return "; one seed proves nothing";
    }
    return d.noise() ? "; with " + d.seeds() + " seeds it is not told from noise" : "";
  }
}
