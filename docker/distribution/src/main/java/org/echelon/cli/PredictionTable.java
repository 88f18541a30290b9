package org.echelon.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.producers.calibration.Calibration;
import org.echelon.producers.calibration.FacilityUse;
import org.echelon.producers.calibration.Fit;

/**
 * What was predicted beside what came, as tables of text for any kind of page.
 *
 * @param head names of columns
 */
record PredictionTable(List<String> head, List<List<String>> rows) {
  private static final int FACILITIES = 12;

  /** Weeks of demand by class of the forecast, then lead times by kind of lane. */
  static PredictionTable fits(Calibration calibration) {
    List<List<String>> rows = new ArrayList<>();
    add(rows, "demand, units a week: ", calibration.demand());
    add(rows, "lead time, days: ", calibration.leadTimes());
    return new PredictionTable(
        List.of(
            "",
            "predictions",
            "expected",
            "came",
            "pinball loss",
            "in middle 50%",
            "in middle 90%",
            "in middle 98%"),
        rows);
  }

  /** The limits with the fullest plans. */
  static PredictionTable capacity(Calibration calibration) {
    List<List<String>> rows =
        calibration.capacity().stream()
            .sorted(Comparator.comparingDouble((FacilityUse use) -> -use.planned()))
            .limit(FACILITIES)
            .map(
                use ->
                    List.of(
                        use.node() + " " + use.resource().toLowerCase(Locale.ROOT),
                        percent(use.planned()),
                        percent(use.actual()),
                        use.planned() > 0 ? number(use.ratio()) : "",
                        percent(use.meanError())))
            .toList();
    return new PredictionTable(
        List.of("limit", "planned", "used", "used / planned", "mean error of a day"), rows);
  }

  /** Mean distance of plan and use over all limits and days, and their ratio, in words. */
  static String words(Calibration calibration) {
    List<FacilityUse> uses = calibration.capacity();
    if (uses.isEmpty()) {
      return "No prices were made, so no use of capacity was planned.";
    }
    double error = uses.stream().mapToDouble(FacilityUse::meanError).average().orElse(0);
    double planned = uses.stream().mapToDouble(FacilityUse::planned).sum();
    double actual = uses.stream().mapToDouble(FacilityUse::actual).sum();
    return String.format(
        Locale.ROOT,
        "Of %d limits, the use of a day lies %s of the limit from what the price run in force"
            + " planned; all together %s of what was planned is used.",
        uses.size(),
        percent(error),
        planned > 0 ? percent(actual / planned) : "an unknown share");
  }

  private static void add(List<List<String>> rows, String what, Map<String, Fit> fits) {
    fits.forEach(
        (name, fit) ->
            rows.add(
                List.of(
                    what + name.toLowerCase(Locale.ROOT),
                    String.format(Locale.ROOT, "%,d", fit.count()),
                    number(fit.expected()),
                    number(fit.came()),
                    percent(fit.loss()),
                    percent(fit.inside50()),
                    percent(fit.inside90()),
                    percent(fit.inside98()))));
  }

  /** The table in Markdown. */
  String markdown() {
    StringBuilder table = new StringBuilder("| " + String.join(" | ", head) + " |\n|---|");
    table.append("---:|".repeat(head.size() - 1)).append('\n');
    rows.forEach(row -> table.append("| ").append(String.join(" | ", row)).append(" |\n"));
    return table.toString();
  }

  /** The table in HTML. */
  String html() {
    StringBuilder table = new StringBuilder("<table><thead><tr>");
    head.forEach(h -> table.append("<th>").append(SvgChart.escaped(h)).append("</th>"));
    table.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      table.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        table.append(i == 0 ? "<td>" : "<td class='n'>");
        table.append(SvgChart.escaped(row.get(i))).append("</td>");
      }
      table.append("</tr>");
    }
    return table.append("</tbody></table>").toString();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }
}
