package org.echelon.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.echelon.producers.cost.PairedDifference;

/**
 * Tells one comparison of policies in Markdown: what was run, and cell by cell the means of each
 * policy and the differences of the first one to all others.
 *
 * @param file of the results
 */
record EvidenceText(String file, EvidenceReport report) {
  private static final List<EvidenceMeasure> MEANS = List.of(EvidenceMeasure.values());
  private static final List<EvidenceMeasure> DIFFERENCES =
      List.of(
          EvidenceMeasure.COST,
          EvidenceMeasure.SHIPPING,
          EvidenceMeasure.DISTANCE,
          EvidenceMeasure.LATE,
          EvidenceMeasure.SAME_DAY,
          EvidenceMeasure.IN_REGION);

  String markdown() {
    EvidenceReport.Settings s = report.settings();
    StringBuilder text = new StringBuilder("\n## Policies on " + s.world() + "\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "%s. %d SKUs, %d days of which the first %d are not counted, seeds %d to %d, prices"
                + " %s, customers wait %s. Code %s, %d cores, Java %s. Results: [%s](evidence/%s)."
                + " To repeat: `./echelon %s`%n",
            s.source(),
            s.skus(),
            s.days(),
            s.warmUpDays(),
            s.firstSeed(),
            s.firstSeed() + s.seeds() - 1,
            s.priceEvery().matches("\\d.*") ? "every " + s.priceEvery() : s.priceEvery(),
            s.patience(),
            s.version(),
            report.machine().cores(),
            report.machine().java(),
            file,
            file,
            repeat()));
    for (EvidenceReport.Cell cell : report.results().cells()) {
      text.append(cell(cell));
    }
    text.append(predicted());
    return text.toString().replace("\r", "");
  }

  /** One goal that was not reached, in words. */
  static String shortfall(EvidenceReport report, Goal goal) {
    String name = goal.id().substring(goal.id().lastIndexOf('.') + 1);
    String asked = goal.id().substring(0, goal.id().lastIndexOf('.'));
    EvidenceMeasure measure =
        switch (asked) {
          case "Q2.in-region" -> EvidenceMeasure.IN_REGION;
          case "Q2.same-day" -> EvidenceMeasure.SAME_DAY;
          case "Q2.late" -> EvidenceMeasure.LATE;
          default -> EvidenceMeasure.COST;
        };
    EvidenceReport.Cell cell =
        report.results().cells().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    String rival =
        asked.endsWith("rationed")
            ? "rationed"
            : asked.endsWith("unpriced") ? "unpriced" : cell.bestRival();
    Optional<PairedDifference> difference = cell.against(rival).flatMap(a -> a.of(measure));
    return String.format(
        Locale.ROOT,
        "%s (%s): %s of %s against %s%s is %s %s, aimed at %s%s.",
        goal.id(),
        report.settings().world(),
        measure.label(),
        cell.policies().get(0).policy(),
        rival,
        rival.equals(cell.bestRival()) ? ", the best rival," : "",
        difference.map(EvidenceText::interval).orElse(""),
        goal.unit().startsWith("%") ? "%" : goal.unit(),
        EvidencePage.number(goal.goal()),
        difference.map(EvidenceText::doubt).orElse(""));
  }

  private static String doubt(PairedDifference d) {
    if (d.seeds() < 2) {
      return "; one seed proves nothing";
    }
    return d.noise() ? "; with " + d.seeds() + " seeds it is not told from noise" : "";
  }

  private String cell(EvidenceReport.Cell cell) {
    StringBuilder text = new StringBuilder("\n### " + cell.name() + ": " + cell.words() + "\n\n");
    text.append(words(cell)).append("\n\n").append(means(cell)).append('\n');
    if (!cell.firstAgainst().isEmpty()) {
      text.append(differences(cell));
    }
    return text.toString();
  }

  /** What the first policy predicted, cell by cell. */
  private String predicted() {
    StringBuilder text = new StringBuilder("\n### How well it predicted, ");
    text.append(report.settings().world())
        .append(
            "\n\nWeeks of a SKU beside the first forecast made in them, by its rate (slow:"
                + " below half a unit a day, medium: below two); times to the first delivery beside"
                + " the lead time of the plan, which in this world is the law that partners draw"
                + " from; use of capacity beside that of the price run in force. The pinball loss"
                + " is a share of what came.\n");
    for (EvidenceReport.Cell cell : report.results().cells()) {
      text.append("\n**").append(cell.name()).append("**: ");
      text.append(PredictionTable.words(cell.predicted())).append("\n\n");
      text.append(PredictionTable.fits(cell.predicted()).markdown());
      if (!cell.predicted().capacity().isEmpty()) {
        text.append('\n').append(PredictionTable.capacity(cell.predicted()).markdown());
      }
    }
    return text.toString();
  }

  private static String words(EvidenceReport.Cell cell) {
    String first = cell.policies().get(0).policy();
    return "Best rival: **"
        + cell.bestRival()
        + "**."
        + cell.against(cell.bestRival())
            .flatMap(best -> best.of(EvidenceMeasure.COST))
            .map(d -> " " + sentence(first, cell.bestRival(), d))
            .orElse("");
  }

  private static String sentence(String first, String rival, PairedDifference d) {
    if (d.seeds() < 2 || d.noise()) {
      return String.format(
          Locale.ROOT,
          "The cost of %s against %s, %s%%, is not told from noise with %d seeds.",
          first,
          rival,
          interval(d),
          d.seeds());
    }
    return String.format(
        Locale.ROOT,
        "%s costs %s than %s: %s%%.",
        first,
        d.mean() < 0 ? "less" : "more",
        rival,
        interval(d));
  }

  private static String means(EvidenceReport.Cell cell) {
    StringBuilder table = new StringBuilder("| policy |");
    MEANS.forEach(measure -> table.append(' ').append(measure.label()).append(" |"));
    table.append("\n|---|").append("---:|".repeat(MEANS.size())).append('\n');
    for (EvidenceReport.Policy policy : cell.policies()) {
      table.append("| ").append(policy.policy()).append(" |");
      for (EvidenceMeasure measure : MEANS) {
        Double mean = policy.means().get(measure);
        table.append(' ').append(mean == null ? "" : value(measure, mean)).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String differences(EvidenceReport.Cell cell) {
    String head = DIFFERENCES.stream().map(EvidenceText::unit).collect(Collectors.joining(" | "));
    StringBuilder table =
        new StringBuilder("| ")
            .append(cell.policies().get(0).policy())
            .append(" against | ")
            .append(head)
            .append(" |\n|---|")
            .append("---|".repeat(DIFFERENCES.size()))
            .append('\n');
    for (EvidenceReport.Against pair : cell.firstAgainst()) {
      table.append("| ").append(pair.policy()).append(" |");
      for (EvidenceMeasure measure : DIFFERENCES) {
        String told = pair.of(measure).map(EvidenceText::told).orElse("");
        table.append(' ').append(told).append(" |");
      }
      table.append('\n');
    }
    return table
        + "\nMeans of paired differences with their 95% intervals; bold where an interval leaves"
        + " zero out. Purchase costs are left out, the same for whoever sells as much.\n";
  }

  private static String unit(EvidenceMeasure measure) {
    return measure.label()
        + (measure.difference() == EvidenceMeasure.Difference.SHARE ? ", %" : ", points");
  }

  private static String told(PairedDifference d) {
    return d.seeds() < 2 || d.noise() ? interval(d) : "**" + interval(d) + "**";
  }

  private static String interval(PairedDifference d) {
    return d.seeds() < 2
        ? String.format(Locale.ROOT, "%+.2f", d.mean())
        : String.format(Locale.ROOT, "%+.2f (%+.2f to %+.2f)", d.mean(), d.low(), d.high());
  }

  private static String value(EvidenceMeasure measure, double mean) {
    if (measure == EvidenceMeasure.DISTANCE && mean == 0) {
      return "not known";
    }
    String form = "%,." + measure.decimals() + "f" + (measure.share() ? "%%" : "");
    return String.format(Locale.ROOT, form, measure.share() ? 100 * mean : mean);
  }

  private String repeat() {
    EvidenceReport.Settings s = report.settings();
    String cells =
        report.results().cells().stream()
            .map(EvidenceReport.Cell::name)
            .collect(Collectors.joining(","));
    return String.format(
        Locale.ROOT,
        "%s %s--cells %s --policy %s --seeds %d --seed %d --days %d --warm-up %d --price-every %s"
            + " --patience %s",
        report.command(),
        s.options().isEmpty() ? "" : s.options() + " ",
        cells,
        String.join(",", s.policies()),
        s.seeds(),
        s.firstSeed(),
        s.days(),
        s.warmUpDays(),
        s.priceEvery(),
        s.patience());
  }
}
