package org.echelon.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.echelon.network.Network;
import org.echelon.network.Region;
import org.echelon.planning.RegionOutlook;

/**
 * What plans come to before and after a switch, told.
 *
 * @param left items without a forecast, which are not in it
 * @param priceVersion prices that it is about, 0 for none
 * @param measured what was measured in the last days
 */
record RegionPrediction(
    Network before,
    Network after,
    RegionOutlook outlook,
    long left,
    long priceVersion,
    List<MeasuredDay> measured) {
  private static final String NOT_COUNTED =
      "Not counted: stock at hand and on its way, orders that wait, queues at nodes, prices that"
          + " follow the new plans, and items without a forecast. Units count one by one, while a"
          + " line of several ships from a node that has all of it, often in another region: the"
          + " true share is lower on both sides. It tells where plans head.";

  List<String> lines() {
    RegionOutlook.Figures now = outlook.now();
    RegionOutlook.Figures then = outlook.then();
    String currency = before.terms().currency();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s -> %s; %.2f %s a unit from outside; %,d SKUs planned both ways at prices v%d, %,d"
                + " without a forecast left out.",
            kept(before),
            kept(after),
            after.terms().regionPolicy().outOfRegionPerUnit(),
            currency,
            outlook.skus(),
            priceVersion,
            left));
    lines.add(String.format(Locale.ROOT, "%-28s %10s %10s %10s", "", "now", "switched", "change"));
    lines.add(row("in region, %", 100 * now.inRegionShare(), 100 * then.inRegionShare()));
    if (!switchesAllAsTheyAre()) {
      lines.add(row("there, as drawn, %", 100 * now.keptShare(), 100 * then.keptShare()));
    }
    lines.add(
        row("shipping, " + currency + " a unit", now.shippingPerUnit(), then.shippingPerUnit()));
    if (!Double.isNaN(now.kmPerUnit()) && !Double.isNaN(then.kmPerUnit())) {
      lines.add(row("distance, km a unit", now.kmPerUnit(), then.kmPerUnit()));
    }
    lines.add(row("slower than asked for, %", 100 * now.lateShare(), 100 * then.lateShare()));
    lines.add(row("demand met from stock, %", 100 * now.servedShare(), 100 * then.servedShare()));
    lines.add(row("levels near customers, units", now.levelUnits(), then.levelUnits()));
    measured.stream().reduce(MeasuredDay::plus).ifPresent(sum -> lines.add(measured(sum)));
    lines.add(NOT_COUNTED);
    return lines;
  }

  private String measured(MeasuredDay sum) {
    double above = 100 * (outlook.now().inRegionShare() - sum.inRegionShare());
    return String.format(
        Locale.ROOT,
        "Measured in %d days up to now: %.1f%% in region, %,.0f km a unit. Plans as they are now"
            + " come to %.1f points %s in region.",
        measured.size(),
        100 * sum.inRegionShare(),
        sum.kmPerUnit(),
        Math.abs(above),
        above < 0 ? "less" : "more");
  }

  /** Whether every region of the network keeps to itself then, with its own members. */
  private boolean switchesAllAsTheyAre() {
    return after.terms().regionPolicy().regions().equals(after.regions());
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("networkVersion", before.version());
    document.put("priceVersion", priceVersion);
    document.put("skus", outlook.skus());
    document.put("withoutForecast", left);
    document.put("keepNow", ids(before));
    document.put("keepSwitched", ids(after));
    document.put("now", figures(outlook.now()));
    document.put("switched", figures(outlook.then()));
    measured.stream()
        .reduce(MeasuredDay::plus)
        .ifPresent(
            sum -> {
              document.put("measuredDays", measured.size());
              document.put("measuredInRegionShare", sum.inRegionShare());
              document.put("measuredKmPerUnit", sum.kmPerUnit());
            });
    document.put("notCounted", NOT_COUNTED);
    return document;
  }

  private static Map<String, Object> figures(RegionOutlook.Figures of) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("inRegionShare", of.inRegionShare());
    figures.put("keptShare", Double.isNaN(of.keptShare()) ? null : of.keptShare());
    figures.put("shippingPerUnit", of.shippingPerUnit());
    figures.put("kmPerUnit", Double.isNaN(of.kmPerUnit()) ? null : of.kmPerUnit());
    figures.put("lateShare", of.lateShare());
    figures.put("servedShare", of.servedShare());
    figures.put("levelUnits", of.levelUnits());
    return figures;
  }

  private static List<String> ids(Network network) {
    return network.terms().regionPolicy().regions().stream().map(Region::id).toList();
  }

  private static String kept(Network network) {
    List<String> kept = ids(network);
    return kept.isEmpty() ? "national" : kept.stream().collect(Collectors.joining(" "));
  }

  private static String row(String what, double now, double then) {
    return String.format(
        Locale.ROOT, "%-28s %,10.2f %,10.2f %+,10.2f", what, now, then, then - now);
  }
}
