package org.echelon.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.echelon.planning.regions.DesignFigures;
import org.echelon.producers.regions.RegionDesigner;
import org.echelon.producers.regions.ZoneGraph;
import org.echelon.reference.Network;

/** What a design of regions comes to: a table, a drawing, and the same for programs. */
record RegionsReport(
    Network network,
    ZoneGraph graph,
    boolean exact,
    List<RegionDesigner.Candidate> candidates,
    RegionAdvice advice) {
  private static final Pattern OF_CHARTS =
      Pattern.compile("^(:root|--|@media|svg text|svg \\.|svg polyline|\\.c\\d).*");

  /** Prints the table and the advice. */
  void print(ReportText text) {
    text.line(
        "%s: %d zones, side by side by %s; cuts %s. All figures are analytic: plans, not runs.",
        network.getNetworkId(),
        network.getZones().size(),
        graph.words(),
        exact ? "enumerated" : "searched");
    text.line(
        "%-8s%12s%9s%9s%9s%9s%10s%10s%7s%8s%8s%7s%8s",
        "REGIONS",
        "COST/DAY",
        "SHIP/UN",
        "IN REG",
        "SAMEDAY",
        "NEXTDAY",
        "CARRY",
        "OF DEM",
        "LANES",
        "DIRECT",
        "TRUCKS",
        "FILL",
        "ACROSS");
    for (RegionDesigner.Candidate candidate : candidates) {
      DesignFigures f = candidate.figures();
      text.line(
          "%-8s%,12.0f%9.3f%8.1f%%%8.1f%%%8.1f%%%9.1f%%%9.1f%%%7d%8d%8d%6.0f%%%8d",
          f.regions() + (candidate == advice.best() ? " *" : ""),
          f.costPerDay(),
          f.shippingPerUnit(),
          100 * f.inRegion(),
          100 * f.sameDay(),
          100 * f.nextDay(),
          100 * f.selection(),
          100 * f.selectionOfDemand(),
          f.lanes(),
          f.directLanes(),
          f.trucks(),
          100 * f.truckFill(),
          f.fedAcross());
    }
    text.line("");
    advice.sentences().forEach(sentence -> text.line("%s", sentence));
    List<List<String>> regions = zones(advice.best());
    for (int r = 0; r < regions.size(); r++) {
      text.line("  R%d  %s", r + 1, String.join(", ", regions.get(r)));
    }
  }

  /** The zones of each region. */
  private List<List<String>> zones(RegionDesigner.Candidate candidate) {
    return candidate.partition().parts().stream()
        .map(part -> part.stream().mapToObj(z -> network.getZones().get(z).getZone()).toList())
        .toList();
  }

  /** The same for programs. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("cuts", exact ? "ENUMERATED" : "SEARCHED");
    values.put("judged", "ANALYTIC");
    List<Map<String, Object>> all = new ArrayList<>();
    for (RegionDesigner.Candidate candidate : candidates) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("figures", candidate.figures());
      one.put("zones", zones(candidate));
      all.add(one);
    }
    values.put("candidates", all);
    values.put("advised", advice.best().figures().regions());
    values.put("advice", advice.sentences());
    return values;
  }

  /** The trade-off as one drawing. */
  String svg() throws IOException {
    Map<String, String> charts = new LinkedHashMap<>();
    List<SvgChart.Bar> bars = new ArrayList<>();
    double most = candidates.stream().mapToDouble(c -> c.figures().costPerDay()).max().orElse(1);
    for (RegionDesigner.Candidate candidate : candidates) {
      DesignFigures f = candidate.figures();
      String label = f.regions() == 1 ? "1 region" : f.regions() + " regions";
      bars.add(new SvgChart.Bar(label, parts(f), SvgChart.number(f.costPerDay())));
    }
    charts.put("Cost a day by number of regions (analytic)", SvgChart.bars("cost", bars, most));
    charts.put("", SvgChart.legend("parts", parts(candidates.get(0).figures())));
    charts.put(
        "Service, breadth and trucks by number of regions, % (analytic)",
        SvgChart.lines("shares", "", lines(), 0, -1, "%"));
    String style =
        ComparisonPage.style()
            .lines()
            .filter(line -> OF_CHARTS.matcher(line).matches())
            .collect(Collectors.joining("\n", "", "\n"));
    return SvgChart.file(charts, style);
  }

  private static List<SvgChart.Stretch> parts(DesignFigures f) {
    return List.of(
        new SvgChart.Stretch("shipping", f.shipping(), 0),
        new SvgChart.Stretch("lanes and trucks", f.lanesCost(), 1),
        new SvgChart.Stretch("stock and handling", f.stock(), 2),
        new SvgChart.Stretch("late and lost", f.late() + f.lost() + f.overload(), 7));
  }

  private List<SvgChart.Line> lines() {
    return List.of(
        line("in region", DesignFigures::inRegion, 0),
        line("items carried", DesignFigures::selection, 2),
        line("demand carried", DesignFigures::selectionOfDemand, 3),
        line("next day", DesignFigures::nextDay, 4),
        line("same day", DesignFigures::sameDay, 6),
        line("truck fill", DesignFigures::truckFill, 1));
  }

  private SvgChart.Line line(String name, ToDoubleFunction<DesignFigures> of, int colour) {
    List<Double> values =
        candidates.stream().map(c -> 100 * of.applyAsDouble(c.figures())).toList();
    return new SvgChart.Line(name, values, colour);
  }
}
