package org.echelon.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.echelon.producers.calibration.Calibration;
import org.echelon.producers.cost.CostPart;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.cost.PairedDifference;

/**
 * Writes a comparison of policies as one page that needs nothing else: charts, tables, and in words
 * what differs and what is noise.
 *
 * @param world name of the world
 * @param source where demand and supply come from
 * @param settings one sentence
 */
record ComparisonPage(PolicyComparison comparison, String world, String source, String settings) {
  private static final int BUSIEST = 6;

  /** Writes report.html into a folder, made if need be. */
  Path write(Path folder, Optional<BoundedPolicies> bound) throws IOException {
    Files.createDirectories(folder);
    Path page = folder.resolve("report.html");
    Files.writeString(page, page("Policies on " + world, html(bound)));
    return page;
  }

  /** A page that needs nothing else. */
  static String page(String title, String body) throws IOException {
    return "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>"
        + "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        + "<title>"
        + SvgChart.escaped(title)
        + "</title>\n<style>\n"
        + style()
        + "</style></head><body><main>\n<h1>"
        + SvgChart.escaped(title)
        + "</h1>\n"
        + body
        + "</main></body></html>\n";
  }

  /** The style sheet of pages and charts. */
  static String style() throws IOException {
    try (var style = ComparisonPage.class.getResourceAsStream("report.css")) {
      if (style == null) {
        throw new IOException("the style of the report is missing");
      }
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String html(Optional<BoundedPolicies> bound) {
    return paragraph("lead", source + ". " + settings)
        + words()
        + section("What differs", differences())
        + bound.map(b -> section("Distance to a bound", b.html())).orElse("")
        + section("Cost by part", costs())
        + section("Service by speed", service())
        + section("Shipped from the customer's region", inRegion())
        + section("Capacity", capacity())
        + section("Stock by echelon", stock())
        + section("How well it predicted", predicted())
        + section("How to read this", reading());
  }

  private String words() {
    StringBuilder list = new StringBuilder("<ul class='words'>");
    comparison.againstFirst().forEach(p -> list.append(item(p.words())));
    comparison.firstAgainstBest().forEach(p -> list.append(item("Best rival: " + p.words())));
    return list.append("</ul>\n").toString();
  }

  private String differences() {
    List<PolicyComparison.Pair> pairs = comparison.againstFirst();
    if (pairs.isEmpty()) {
      return paragraph("", "There is one policy.");
    }
    String first = first().policy();
    return "<h3>Cost a day against "
        + SvgChart.escaped(first)
        + "</h3>"
        + SvgChart.dots("cost", pairs.stream().map(p -> dot(p, p.cost(), "%")).toList(), "%")
        + "<h3>Units that had stock at once, percentage points</h3>"
        + SvgChart.dots("fill", pairs.stream().map(p -> dot(p, p.fillRate(), "")).toList(), "")
        + "<h3>Units on time, percentage points</h3>"
        + SvgChart.dots("on time", pairs.stream().map(p -> dot(p, p.onTime(), "")).toList(), "")
        + paragraph(
            "note",
            "Dots are means over the seeds, whiskers 95% intervals of paired differences. Pale ones"
                + " cover zero: they are not told from noise.");
  }

  private static SvgChart.Dot dot(PolicyComparison.Pair pair, PairedDifference d, String unit) {
    String interval =
        d.seeds() < 2
            ? String.format(Locale.ROOT, "%+.2f%s, one seed", 100 * d.mean(), unit)
            : String.format(
                Locale.ROOT,
                "%+.2f%s  [%+.2f, %+.2f]",
                100 * d.mean(),
                unit,
                100 * d.low(),
                100 * d.high());
    return new SvgChart.Dot(
        pair.policy(), 100 * d.mean(), 100 * d.low(), 100 * d.high(), d.noise(), interval);
  }

  private String costs() {
    List<SvgChart.Bar> bars = new ArrayList<>();
    double most = 0;
    for (PolicyComparison.Figures f : comparison.policies()) {
      most = Math.max(most, f.costPerDay());
      List<SvgChart.Stretch> stretches = new ArrayList<>();
      f.parts().forEach((p, v) -> stretches.add(new SvgChart.Stretch(p.label(), v, p.ordinal())));
      bars.add(new SvgChart.Bar(f.policy(), stretches, SvgChart.number(f.costPerDay())));
    }
    StringBuilder legend = new StringBuilder("<p class='legend'>");
    for (CostPart part : CostPart.values()) {
      legend.append("<span><i class='b").append(part.ordinal()).append("'></i>");
      legend.append(SvgChart.escaped(part.label())).append("</span> ");
    }
    return legend
        + "</p>"
        + SvgChart.bars("cost a day by part", bars, most)
        + partTable()
        + paragraph(
            "note",
            "Currency a day, means over the seeds. What goods cost to buy is left out: it is the"
                + " same for whoever sells as much.");
  }

  private String partTable() {
    StringBuilder table = new StringBuilder("<table><thead><tr><th>a day</th>");
    comparison.policies().forEach(f -> table.append(head(f.policy())));
    table.append("</tr></thead><tbody>");
    for (CostPart part : CostPart.values()) {
      table.append("<tr><td>").append(SvgChart.escaped(part.label())).append("</td>");
      comparison
          .policies()
          .forEach(f -> table.append(cell("%,.1f", f.parts().getOrDefault(part, 0.0))));
      table.append("</tr>");
    }
    table.append("<tr class='sum'><td>all</td>");
    comparison.policies().forEach(f -> table.append(cell("%,.1f", f.costPerDay())));
    table.append("</tr><tr><td>shipping a unit</td>");
    comparison.policies().forEach(f -> table.append(cell("%.3f", f.shippingPerUnit())));
    table.append("</tr><tr><td>km a unit</td>");
    comparison
        .policies()
        .forEach(f -> table.append(f.kmPerUnit() > 0 ? cell("%,.0f", f.kmPerUnit()) : unknown()));
    return table.append("</tr></tbody></table>").toString();
  }

  private String service() {
    TreeSet<String> speeds = new TreeSet<>();
    first().runs().forEach(run -> speeds.addAll(run.costs().service().keySet()));
    StringBuilder html = new StringBuilder();
    for (String speed : speeds) {
      List<SvgChart.Bar> bars = new ArrayList<>();
      for (int i = 0; i < comparison.policies().size(); i++) {
        PolicyComparison.Figures f = comparison.policies().get(i);
        double share = f.mean(run -> of(run, speed).onTimeShare());
        double late = f.mean(run -> of(run, speed).meanLateDays());
        bars.add(
            new SvgChart.Bar(
                f.policy(),
                List.of(new SvgChart.Stretch("on time", share, i)),
                String.format(Locale.ROOT, "%.1f%%, late %.1f d", 100 * share, late)));
      }
      html.append("<h3>").append(SvgChart.escaped(speed)).append(", share on time</h3>");
      html.append(SvgChart.bars(speed, bars, 1.12));
    }
    return html
        + paragraph(
            "note",
            "Share of units, lost ones among them, that come when due; after it the mean days of"
                + " those that come late.");
  }

  private static CostSummary.Service of(PolicyRun run, String speed) {
    CostSummary.Service found = run.costs().service().get(speed);
    return found == null ? new CostSummary.Service(0, 0, 0, 0, 0, 0) : found;
  }

  private String inRegion() {
    List<SvgChart.Bar> bars = new ArrayList<>();
    for (int i = 0; i < comparison.policies().size(); i++) {
      PolicyComparison.Figures f = comparison.policies().get(i);
      bars.add(
          new SvgChart.Bar(
              f.policy(),
              List.of(new SvgChart.Stretch("in region", f.inRegion(), i)),
              String.format(Locale.ROOT, "%.1f%%", 100 * f.inRegion())));
    }
    return SvgChart.bars("in region", bars, 1);
  }

  /** Use and prices of one run: the first policy with the first seed. */
  private String capacity() {
    PolicyRun run = first().runs().get(0);
    List<SvgChart.Line> use = new ArrayList<>();
    for (CostSummary.NodeUse node : run.costs().nodes()) {
      use.add(new SvgChart.Line(node.node() + " storage", percent(node.storage()), 0));
      use.add(new SvgChart.Line(node.node() + " in", percent(node.inbound()), 0));
      use.add(new SvgChart.Line(node.node() + " out", percent(node.outbound()), 0));
    }
    use.sort(Comparator.comparingDouble(line -> -sum(line)));
    List<SvgChart.Line> busiest = new ArrayList<>();
    for (SvgChart.Line line : use.subList(0, Math.min(BUSIEST, use.size()))) {
      busiest.add(new SvgChart.Line(line.name(), line.values(), busiest.size()));
    }
    int day = run.costs().fromDay();
    String html =
        "<h3>Busiest limits, "
            + SvgChart.escaped(first().policy())
            + ", seed "
            + run.seed()
            + "</h3>"
            + SvgChart.lines("use of limits", busiest, day, 100, "%")
            + prices(run.costs(), "STORAGE", "Prices of the scarcest rooms, a dm³ and day")
            + prices(run.costs(), "FLOW", "Prices of the scarcest flows, a unit");
    return html
        + overTable()
        + new DoorTables(comparison.policies()).waits()
        + paragraph(
            "note",
            "Rooms at the fullest moment of the day, flows by the day of the run. Where sites keep"
                + " to their limits, what cannot go in waits in the yard; where they ignore them, a"
                + " limit can be passed, which costs nothing. Prices are those of the period then"
                + " running.");
  }

  private static String prices(CostSummary costs, String resource, String title) {
    List<SvgChart.Line> prices = new ArrayList<>();
    for (CostSummary.PriceDays price : costs.scarcest()) {
      boolean room = price.resource().equals("STORAGE");
      if (room == resource.equals("STORAGE") && prices.size() < BUSIEST) {
        prices.add(new SvgChart.Line(price.node(), price.prices(), prices.size()));
      }
    }
    return "<h3>"
        + SvgChart.escaped(title)
        + "</h3>"
        + (prices.isEmpty()
            ? paragraph("", "None had a price.")
            : SvgChart.lines(title, prices, costs.fromDay(), -1, ""));
  }

  private String overTable() {
    StringBuilder table = new StringBuilder("<table><thead><tr><th></th>");
    comparison.policies().forEach(f -> table.append(head(f.policy())));
    table.append("</tr></thead><tbody><tr><td>days and nodes over a limit</td>");
    comparison.policies().forEach(f -> table.append(cell("%.1f%%", 100 * f.overShare())));
    table.append("</tr><tr><td>dm³ above rooms</td>");
    comparison
        .policies()
        .forEach(f -> table.append(cell("%,.0f", f.mean(run -> run.costs().overCube()))));
    table.append("</tr><tr><td>units a day above flows</td>");
    comparison
        .policies()
        .forEach(f -> table.append(cell("%,.1f", f.mean(run -> run.costs().overUnits()))));
    return table.append("</tr></tbody></table>").toString();
  }

  private String stock() {
    StringBuilder html = new StringBuilder();
    CostSummary any = first().runs().get(0).costs();
    for (String kind : any.stock().keySet()) {
      List<SvgChart.Line> lines = new ArrayList<>();
      for (PolicyComparison.Figures f : comparison.policies()) {
        lines.add(new SvgChart.Line(f.policy(), meanStock(f, kind, any.days()), lines.size()));
      }
      String name = kind.equals("ON_THE_WAY") ? "on the way between nodes" : kind;
      html.append("<h3>").append(SvgChart.escaped(name)).append(", units</h3>");
      html.append(SvgChart.lines(name, lines, any.fromDay(), -1, ""));
    }
    return html
        + paragraph("note", "Daily means, averaged over the seeds.")
        + "<h3>What stock is worth at unit cost</h3>"
        + new DoorTables(comparison.policies()).stockValue()
        + paragraph(
            "note",
            "In no part of the cost. A policy that ends with less than it began with has sold stock"
                + " that somebody else had paid for.");
  }

  private static List<Double> meanStock(PolicyComparison.Figures figures, String kind, int days) {
    List<Double> means = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      int d = day;
      means.add(figures.mean(run -> run.costs().stock().getOrDefault(kind, List.of()).get(d)));
    }
    return means;
  }

  /** What the first policy predicted, over all seeds. */
  private String predicted() {
    Calibration all =
        Calibration.together(first().runs().stream().map(PolicyRun::calibration).toList());
    return "<h3>Demand and lead times, "
        + SvgChart.escaped(first().policy())
        + "</h3>"
        + PredictionTable.fits(all).html()
        + "<h3>Capacity</h3>"
        + paragraph("", PredictionTable.words(all))
        + (all.capacity().isEmpty() ? "" : PredictionTable.capacity(all).html())
        + paragraph(
            "note",
            "Weeks of a SKU beside the first forecast made in them; times from departure or"
                + " order to the first delivery beside the lead time that plans have for the lane,"
                + " cut at what could arrive by the end; mean use of a day beside that of the price"
                + " run in force. A good prediction has half of what comes in its middle half. The"
                + " pinball loss is a share of what came.");
  }

  private String reading() {
    return paragraph(
        "",
        "Every policy meets the same customers, forecasts, stock at the start and network for a"
            + " seed. Delays and mishaps of partners follow the same laws, drawn for each command. An"
            + " interval that covers zero"
            + " says that the difference may be chance with this many seeds, not that there is"
            + " none.");
  }

  private PolicyComparison.Figures first() {
    return comparison.policies().get(0);
  }

  private static double sum(SvgChart.Line line) {
    return line.values().stream().mapToDouble(v -> v).sum();
  }

  private static List<Double> percent(List<Double> shares) {
    return shares.stream().map(v -> 100 * v).toList();
  }

  static String section(String title, String body) {
    return "<section><h2>" + SvgChart.escaped(title) + "</h2>\n" + body + "</section>\n";
  }

  static String paragraph(String style, String text) {
    return "<p class='" + style + "'>" + SvgChart.escaped(text) + "</p>\n";
  }

  static String item(String text) {
    return "<li>" + SvgChart.escaped(text) + "</li>";
  }

  static String head(String text) {
    return "<th>" + SvgChart.escaped(text) + "</th>";
  }

  static String cell(String format, double value) {
    return "<td class='n'>" + String.format(Locale.ROOT, format, value) + "</td>";
  }

  private static String unknown() {
    return "<td class='n'>not known</td>";
  }
}
