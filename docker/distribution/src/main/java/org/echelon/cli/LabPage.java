package org.echelon.cli;

import static org.echelon.cli.ComparisonPage.cell;
import static org.echelon.cli.ComparisonPage.head;
import static org.echelon.cli.ComparisonPage.item;
import static org.echelon.cli.ComparisonPage.paragraph;
import static org.echelon.cli.ComparisonPage.section;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.echelon.lab.LabWords;
import org.echelon.lab.ShadowFigures;
import org.echelon.lab.ShadowSum;
import org.echelon.state.LabDecision;
import org.echelon.state.LabLine;
import org.echelon.state.LabState;

/**
 * Writes what a lab in shadow has shown as one page that needs nothing else.
 *
 * @param outcome of a simulation; empty where there was none
 * @param simulation what the simulation is, or how to get one
 */
record LabPage(
    LabState state, ShadowFigures figures, Optional<PolicyComparison> outcome, String simulation) {
  private static final int NODES = 12;
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Writes lab-NAME.html into a folder, made if need be. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path page = folder.resolve("lab-" + state.getLab() + ".html");
    String title = "Lab " + state.getLab() + ": " + LabText.tried(state) + " beside the live plan";
    Files.writeString(page, ComparisonPage.page(title, body()));
    return page;
  }

  private String body() {
    String period =
        figures
            .from()
            .map(at -> LabText.second(at) + " to " + LabText.second(figures.to().orElse(at)))
            .orElse("no time yet");
    String lead =
        String.format(
            Locale.ROOT,
            "In shadow, %s, %s: %,d departures, %,d SKUs. Nothing of it was carried out.",
            LabText.status(state),
            period,
            figures.departures(),
            figures.skus());
    if (figures.all().decisions() == 0) {
      return paragraph("lead", lead) + paragraph("", "Nothing has been compared yet.");
    }
    return paragraph("lead", lead)
        + words()
        + section("Agreement by day", byDay())
        + section("Why they differ", byReason())
        + section("Where they differ", byNode())
        + section("Largest differences", largest())
        + section("Simulated outcome", simulated())
        + section("What the lab costs", paragraph("", "CPU: " + LabText.cpu(state) + "."))
        + section("How to read this", reading());
  }

  private String words() {
    ShadowSum all = figures.all();
    return "<ul class='words'>"
        + item(
            String.format(
                Locale.ROOT,
                "Of %,d decisions %.1f%% are equal; of the units that either wants, both want"
                    + " %.1f%%.",
                all.decisions(),
                100 * all.agreement(),
                100 * all.unitAgreement()))
        + item(
            String.format(
                Locale.ROOT,
                "The live plan wants %,d units, the lab %,d: %,d that only the lab wants, %,d that"
                    + " only the live plan wants, %+,.0f at the cost of the units.",
                all.liveUnits(),
                all.labUnits(),
                all.unitsUp(),
                all.unitsDown(),
                all.value()))
        + item("No outcome is claimed by agreement, and none by the lack of it.")
        + "</ul>\n";
  }

  private String byDay() {
    List<Double> decisions = new ArrayList<>();
    List<Double> units = new ArrayList<>();
    StringBuilder table = table("day", "decisions", "equal", "units both want", "live", "lab");
    for (Map.Entry<LocalDate, ShadowSum> day : figures.byDay().entrySet()) {
      ShadowSum sum = day.getValue();
      decisions.add(100 * sum.agreement());
      units.add(100 * sum.unitAgreement());
      table.append("<tr>").append(text(day.getKey().toString())).append(counts(sum));
      table.append(cell("%,.0f", sum.liveUnits())).append(cell("%,.0f", sum.labUnits()));
      table.append("</tr>");
    }
    String chart =
        decisions.size() < 2
            ? ""
            : SvgChart.lines(
                "agreement by day",
                List.of(
                    new SvgChart.Line("decisions", decisions, 0),
                    new SvgChart.Line("units", units, 1)),
                0,
                100,
                "%");
    return chart + table + "</tbody></table>";
  }

  private String byReason() {
    StringBuilder table = table("reason", "decisions", "share", "lab more", "lab fewer", "at cost");
    figures.byReason().entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, ShadowSum>>comparingLong(
                    reason -> -reason.getValue().decisions())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            reason -> {
              ShadowSum sum = reason.getValue();
              table
                  .append("<tr>")
                  .append(text(LabWords.reason(reason.getKey())))
                  .append(cell("%,.0f", sum.decisions()))
                  .append(cell("%.1f%%", 100.0 * sum.decisions() / figures.all().decisions()))
                  .append(cell("%,.0f", sum.unitsUp()))
                  .append(cell("%,.0f", sum.unitsDown()))
                  .append(cell("%+,.0f", sum.value()))
                  .append("</tr>");
            });
    return table + "</tbody></table>";
  }

  private String byNode() {
    List<Map.Entry<String, ShadowSum>> nodes =
        figures.byNode().entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<String, ShadowSum>>comparingLong(
                        node -> -node.getValue().unitsUp() - node.getValue().unitsDown())
                    .thenComparing(Map.Entry::getKey))
            .limit(NODES)
            .toList();
    double most =
        nodes.stream()
            .mapToDouble(node -> node.getValue().unitsUp() + node.getValue().unitsDown())
            .max()
            .orElse(1);
    List<SvgChart.Bar> bars = new ArrayList<>();
    for (Map.Entry<String, ShadowSum> node : nodes) {
      ShadowSum sum = node.getValue();
      bars.add(
          new SvgChart.Bar(
              node.getKey(),
              List.of(
                  new SvgChart.Stretch("only the lab wants", sum.unitsUp(), 0),
                  new SvgChart.Stretch("only the live plan wants", sum.unitsDown(), 1)),
              String.format(Locale.ROOT, "%.0f%% equal", 100 * sum.agreement())));
    }
    return "<p class='legend'><span><i class='b0'></i>units that only the lab wants</span>"
        + "<span><i class='b1'></i>units that only the live plan wants</span></p>"
        + SvgChart.bars("units by destination", bars, most * 1.12)
        + paragraph(
            "note",
            "By destination, the "
                + nodes.size()
                + " that differ by most units; behind each bar the share of equal decisions.");
  }

  private String largest() {
    if (figures.largest().isEmpty()) {
      return paragraph("", "They agree in everything.");
    }
    StringBuilder table =
        table(
            "SKU",
            "lane",
            "departure, UTC",
            "position",
            "level live → lab",
            "units live → lab",
            "next unit live",
            "lab",
            "times",
            "why");
    for (ShadowFigures.Difference difference : figures.largest()) {
      LabDecision decision = difference.decision();
      LabLine line = difference.line();
      table
          .append("<tr>")
          .append(text(decision.getSku()))
          .append(text(line.getLane()))
          .append(text(DAY_AND_TIME.format(decision.getDepartureAt())))
          .append(cell("%,.0f", line.getPositionUnits()))
          .append(pair(line.getLiveLevelUnits(), line.getLabLevelUnits()))
          .append(pair(line.getLiveUnits(), line.getLabUnits()))
          .append(cell("%.4f", line.getLiveMarginNext()))
          .append(cell("%.4f", line.getLabMarginNext()))
          .append(cell("%.0f", difference.times()))
          .append(text(line.getReason().toLowerCase(Locale.ROOT).replace('_', ' ')))
          .append("</tr>");
    }
    return table
        + "</tbody></table>"
        + paragraph(
            "note",
            "One row for each SKU and lane: the departure at which they differ most, and how often"
                + " they differ; by cost of the units that only one of them wants. The value of the"
                + " next unit is in currency a day, on top of what the node has and expects."
                + " Base-stock policies write ranks in its place: they order wants and are no"
                + " money.");
  }

  private String simulated() {
    if (outcome.isEmpty()) {
      return paragraph("", simulation);
    }
    PolicyComparison both = outcome.get();
    StringBuilder table =
        table("policy", "cost a day", "fill", "on time", "in region", "lost", "shipping a unit");
    for (PolicyComparison.Figures f : both.policies()) {
      table
          .append("<tr>")
          .append(text(f.policy()))
          .append(cell("%,.1f", f.costPerDay()))
          .append(cell("%.1f%%", 100 * f.fillRate()))
          .append(cell("%.1f%%", 100 * f.onTime()))
          .append(cell("%.1f%%", 100 * f.inRegion()))
          .append(cell("%.2f%%", 100 * f.lostShare()))
          .append(cell("%.3f", f.shippingPerUnit()))
          .append("</tr>");
    }
    StringBuilder words = new StringBuilder("<ul class='words'>");
    both.againstFirst().forEach(pair -> words.append(item(pair.words())));
    return table + "</tbody></table>" + words + "</ul>" + paragraph("note", simulation);
  }

  private static String reading() {
    return paragraph(
            "",
            "Whenever a gate asks what to take with a departure, both policies answer at the same"
                + " place of the log, from the same stock, forecasts and prices. A decision is a"
                + " SKU and a lane at a departure of which one of them wants something. It is equal"
                + " where both want as many units. What the gate then grants, and whether there is"
                + " room for what the lab wants, is no part of the comparison.")
        + paragraph(
            "",
            "Stock moves by live commands only. So the lab answers each time what it would take"
                + " next in a position that the live plan has brought about; a policy that would"
                + " have ordered earlier asks for it again at every departure. Units of several"
                + " departures must not be added up to what it would have bought.");
  }

  private static StringBuilder table(String... heads) {
    StringBuilder table = new StringBuilder("<table><thead><tr>");
    for (String one : heads) {
      table.append(head(one));
    }
    return table.append("</tr></thead><tbody>");
  }

  private static String counts(ShadowSum sum) {
    return cell("%,.0f", sum.decisions())
        + cell("%.1f%%", 100 * sum.agreement())
        + cell("%.1f%%", 100 * sum.unitAgreement());
  }

  private static String text(String text) {
    return "<td>" + SvgChart.escaped(text) + "</td>";
  }

  private static String pair(long live, long lab) {
    return "<td class='n'>" + String.format(Locale.ROOT, "%,d → %,d", live, lab) + "</td>";
  }
}
