package org.echelon.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells one comparison of policies in Markdown: what was run, cell by cell what came of it, and how
 * well the first policy predicted.
 *
 * @param file of the results
 */
record EvidenceText(String file, EvidenceReport report) {
  private static final int HASH_DIGITS = 12;

  String markdown() {
    EvidenceReport.Settings s = report.settings();
    StringBuilder text = new StringBuilder("\n## Policies on " + s.where() + "\n\n");
    text.append(settings()).append(repeat()).append("\n");
    if (s.bound()) {
      text.append("\n").append(bound()).append("\n");
    }
    for (EvidenceReport.Cell cell : report.results().cells()) {
      text.append(new EvidenceCellText(cell, s).markdown());
    }
    return text.append(predicted()).toString().replace("\r", "");
  }

  private String settings() {
    EvidenceReport.Settings s = report.settings();
    return String.format(
        Locale.ROOT,
        "%s. %s%d days of which the first %d are not counted, %s, prices %s, customers"
            + " wait %s, sites keep to their flows and rooms.%s%s Code %s, %d cores, Java %s. Results:"
            + " [%s](evidence/%s).",
        s.source(),
        s.replayed() ? "" : s.skus() + " SKUs, ", // Of a file the source tells how many.
        s.days(),
        s.warmUpDays(),
        seeds(),
        s.priceEvery().matches("\\d.*") ? "every " + s.priceEvery() : s.priceEvery(),
        s.patience(),
        distances() ? "" : " Distances to customers are not known here.",
        inputs(),
        s.version(),
        report.machine().cores(),
        report.machine().java(),
        file,
        file);
  }

  private boolean distances() {
    return report.results().cells().stream()
        .flatMap(cell -> cell.policies().stream())
        .anyMatch(policy -> policy.means().getOrDefault(EvidenceMeasure.DISTANCE, 0.0) > 0);
  }

  private String seeds() {
    EvidenceReport.Settings s = report.settings();
    String what = s.replayed() ? "sample" : "seed";
    return s.seeds() == 1
        ? what + " " + s.firstSeed()
        : what + "s " + s.firstSeed() + " to " + (s.firstSeed() + s.seeds() - 1);
  }

  private String inputs() {
    Map<String, String> files = report.settings().inputs();
    return files.isEmpty()
        ? ""
        : files.entrySet().stream()
            .map(file -> file.getKey() + " " + shortened(file.getValue()))
            .collect(Collectors.joining(", ", " Files by SHA-256: ", "."));
  }

  /** The first digits of a hash. */
  static String shortened(String hash) {
    return hash.substring(0, Math.min(HASH_DIGITS, hash.length()));
  }

  /** What the bound is, once for all cells. */
  private static String bound() {
    return "**Distance to a bound.** The [bound](bound.md) of a cell is what its counted days cost"
        + " at least, whoever plans them. It is held against cost with what is owed to other days,"
        + " and holds in the mean over arrivals: its placement part is no bound of a single seed."
        + " Left out of it, so that it lies lower than anybody can come: limits of rooms and"
        + " flows and what yards cost, lead times of more than a day, errors of forecasts (it knows"
        + " the rates), packs and order days. Where rooms and flows are small it is loose, and how"
        + " much of a gap could be closed is not known.";
  }

  /** What the first policy predicted, cell by cell. */
  private String predicted() {
    StringBuilder text = new StringBuilder("\n### How well it predicted, ");
    text.append(report.settings().world())
        .append(
            "\n\nWeeks of a SKU beside the first forecast made in them, by its rate (slow:"
                + " below half a unit a day, medium: below two); times to the first delivery beside"
                + " the lead time of the plan, ")
        .append(
            report.settings().options().contains("--lead-times")
                ? "which for vendors is fitted to the earlier part of a file of purchases, while"
                    + " they take the times of the later part"
                : "which in this world is the law that partners draw from")
        .append(
            "; use of capacity beside that of the price run in force. The pinball loss"
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

  private String repeat() {
    EvidenceReport.Settings s = report.settings();
    String cells =
        report.results().cells().stream()
            .map(EvidenceReport.Cell::name)
            .collect(Collectors.joining(","));
    String tuned = s.tuneSeeds().stream().map(String::valueOf).collect(Collectors.joining(","));
    return String.format(
        Locale.ROOT,
        " To repeat: `./echelon %s %s--cells %s --policy %s --seeds %d --seed %d --days %d"
            + " --warm-up %d --price-every %s --patience %s%s%s%s`",
        report.command(),
        s.options().isEmpty() ? "" : s.options() + " ",
        cells,
        String.join(",", s.policies()),
        s.seeds(),
        s.firstSeed(),
        s.days(),
        s.warmUpDays(),
        s.priceEvery(),
        s.patience(),
        s.step().equals("60m") ? "" : " --step " + s.step(),
        s.bound() ? " --bound" : "",
        tuned.isEmpty() ? "" : " --tune-seeds " + tuned);
  }
}
