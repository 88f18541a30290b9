package org.echelon.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.network.Network;
import org.echelon.planning.regions.RegionChoice;
import org.echelon.planning.regions.RegionChoice.Standing;
import org.echelon.planning.regions.RegionSelection;
import org.echelon.planning.regions.Selection;

/** The selection of all regions: a table, what it says, goals, and the same for programs. */
record SelectionReport(Network network, Selection selection, Terms terms) {
  private static final double AVAILABLE_GOAL = 95;

  /** Costs that differ by less are equal but for rounding. */
  private static final double SAME_COST = 1e-9;

  /**
   * What it was made with.
   *
   * @param outOfRegion currency a unit
   * @param share of its demand that each region must carry SKUs for
   */
  record Terms(double outOfRegion, boolean priced, double share) {}

  /** Prints table and sentences. */
  void print(ReportText text) {
    List<RegionSelection> regions = selection.regions();
    text.line(
        "%s: %d regions, %,.0f SKUs, %,.0f units a day; a unit from outside counts %.2f %s more in"
            + " plans, rooms and flows %s. All figures are analytic: plans, not runs.",
        network.id(),
        regions.size(),
        regions.get(0).skus(),
        all().units(),
        terms.outOfRegion(),
        network.terms().currency(),
        terms.priced() ? "have prices" : "are free");
    text.line(
        "%-10s%9s%9s%9s%10s%14s%10s%10s%8s%8s%10s%8s%10s  %s",
        "REGION",
        "SKUS",
        "CARRY",
        "OF DEM",
        "IN STOCK",
        "COST/DAY",
        "AGAINST",
        "NATIONAL",
        "MUST",
        "LOSING",
        "LOSS/DAY",
        "PAYS",
        "LISTS",
        "Q9");
    regions.forEach(region -> line(text, region));
    line(text, all());
    text.line("");
    sentences().forEach(sentence -> text.line("%s", sentence));
  }

  private RegionSelection all() {
    return selection.all();
  }

  private void line(ReportText text, RegionSelection of) {
    RegionSelection.MustList list = of.list();
    text.line(
        "%-10s%,9.0f%8.1f%%%8.1f%%%9.1f%%%,14.2f%9.2f%%%9.1f%%%,8.0f%,8.0f%10.2f%,8.0f%9.2f%%  %s",
        of.region(),
        of.skus(),
        100 * of.selection(),
        100 * of.share(of.available()),
        100 * of.share(of.inStock()),
        of.planned(),
        percent(of.against(of.planned())),
        100 * of.share(of.nationally()),
        list.must(),
        list.losing(),
        list.loss(),
        list.pays(),
        percent(of.against(list.cost())),
        verdict(of));
  }

  private static String loss(RegionSelection.MustList list) {
    return list.losing() == 0
        ? "none of them at a loss"
        : String.format(
            Locale.ROOT,
            "%,.0f of them at a loss of %.2f a day (at most %.2f above the least)",
            list.losing(),
            list.loss(),
            list.gap());
  }

  /** A share in percent to two digits, where what rounds to nothing has no sign. */
  private static double percent(double share) {
    return Math.round(1e4 * share) / 100.0;
  }

  /** Whether the plan has the share of a region's demand inside, at no more than national cost. */
  private String verdict(RegionSelection of) {
    boolean demand = of.share(of.available()) >= terms.share();
    boolean cost = of.against(of.planned()) <= SAME_COST;
    if (demand && cost) {
      return "met";
    }
    return demand ? "costs more" : cost ? "too little" : "too little, costs more";
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    RegionSelection all = all();
    RegionSelection least = least(false);
    sentences.add(
        String.format(
            Locale.ROOT,
            "Plans of this map carry SKUs for %.1f%% of demand in the customer's region, %.1f%% in"
                + " %s, the least; they cost %+.2f%% against national placement, which has %.1f%%.",
            100 * all.share(all.available()),
            100 * least.share(least.available()),
            least.region(),
            percent(all.against(all.planned())),
            100 * all.share(all.nationally())));
    sentences.add(
        String.format(
            Locale.ROOT,
            "For %.1f%% in each region %,.0f entries of %,.0f are needed, %s; %,.0f more pay. With"
                + " these and nothing else carried: %.1f%% of demand at %+.2f%% against national"
                + " placement.",
            100 * terms.share(),
            all.list().must(),
            all.skus(),
            loss(all.list()),
            all.list().pays(),
            100 * all.share(all.list().available()),
            percent(all.against(all.list().cost()))));
    for (RegionSelection region : selection.regions()) {
      if (!region.list().reached()) {
        sentences.add(
            String.format(
                Locale.ROOT,
                "%s cannot have %.1f%% inside: its buildings may keep SKUs for %.1f%% of its"
                    + " demand.",
                region.region(),
                100 * terms.share(),
                100 * region.share(region.list().available())));
      }
    }
    Map<Standing, Double> standings = standings();
    standings.remove(Standing.CARRIED);
    if (!standings.isEmpty()) {
      StringBuilder words = new StringBuilder("Not carried by plans:");
      standings.forEach(
          (standing, items) ->
              words.append(
                  String.format(
                      Locale.ROOT,
                      "%s %,.0f %s",
                      words.charAt(words.length() - 1) == ':' ? "" : ",",
                      items,
                      standing)));
      sentences.add(words.append(" of all entries.").toString());
    }
    return sentences;
  }

  /** The region with the least share of demand inside, by its list or by the plan. */
  private RegionSelection least(boolean byList) {
    return selection.regions().stream()
        .min(
            Comparator.comparingDouble(
                of -> of.share(byList ? of.list().available() : of.available())))
        .orElseThrow();
  }

  private Map<Standing, Double> standings() {
    Map<Standing, Double> standings = new EnumMap<>(Standing.class);
    for (RegionChoice one : selection.choices()) {
      standings.merge(one.standing(), one.items(), Double::sum);
    }
    return standings;
  }

  /** By the plan of the map, which is what runs, and by the lists; demand in the worst region. */
  List<Goal> goals() {
    RegionSelection all = all();
    RegionSelection byPlan = least(false);
    RegionSelection byList = least(true);
    return List.of(
        Goal.atLeast(
            "Q9.demand-in-region",
            100 * byPlan.share(byPlan.available()),
            AVAILABLE_GOAL,
            "% of demand"),
        Goal.atMost("Q9.cost", 100 * all.against(all.planned()), 0, "% of national"),
        Goal.atLeast(
            "Q9.demand-by-list",
            100 * byList.share(byList.list().available()),
            AVAILABLE_GOAL,
            "% of demand"),
        Goal.atMost("Q9.cost-by-list", 100 * all.against(all.list().cost()), 0, "% of national"));
  }

  /** For programs. */
  Map<String, Object> values(SelectionRows rows) {
    List<Object> regions = new ArrayList<>();
    for (RegionSelection region : selection.regions()) {
      regions.add(values(region));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("judged", "ANALYTIC");
    values.put("regions", regions);
    values.put("all", values(all()));
    values.put("standings", standings());
    values.put("sentences", sentences());
    values.put("choices", rows.values());
    return values;
  }

  private Map<String, Object> values(RegionSelection of) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("region", of.region());
    values.put("skus", of.skus());
    values.put("carried", of.carried());
    values.put("unitsPerDay", of.units());
    values.put("demandAvailable", of.share(of.available()));
    values.put("demandInStock", of.share(of.inStock()));
    values.put("costPerDay", of.planned());
    values.put("nationalCostPerDay", of.national());
    values.put("againstNational", of.against(of.planned()));
    values.put("nationalDemandAvailable", of.share(of.nationally()));
    values.put("list", of.list());
    values.put("listDemandAvailable", of.share(of.list().available()));
    values.put("listAgainstNational", of.against(of.list().cost()));
    values.put("verdict", verdict(of));
    return values;
  }
}
