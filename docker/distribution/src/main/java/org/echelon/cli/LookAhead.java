package org.echelon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.echelon.planning.regions.DesignFigures;
import org.echelon.planning.regions.OpeningSearch;
import org.echelon.planning.regions.SkuClass;
import org.echelon.producers.regions.CandidateSites;
import org.echelon.producers.regions.Growth;
import org.echelon.producers.regions.RegionDesigner;
import org.echelon.producers.regions.YearDesigns;
import org.echelon.producers.regions.ZoneGraph;
import org.echelon.reference.Network;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Looks some years ahead: which building when, and from when on other regions pay. */
final class LookAhead {
  private static final int MOST_YEARS = 20;
  private static final double USUAL_OVERLOAD = 5;

  @Option(
      names = "--years",
      defaultValue = "0",
      description = "Years to look ahead (default: not at all).")
  private int years;

  @Option(
      names = "--growth",
      paramLabel = "FILE",
      description = {
        "Demand to come, CSV: zone, year from 1, factor of today's (default: as today)."
      })
  private @Nullable Path growth;

  @Option(
      names = "--candidate-sites",
      paramLabel = "FILE",
      description = {
        "Buildings that may be opened, CSV: site, zone, fixed_cost_per_year, and perhaps"
            + " units_per_day, lead_years, lat, lon, like."
      })
  private @Nullable Path sites;

  @Option(
      names = "--discount",
      paramLabel = "RATE",
      defaultValue = "0.08",
      description = "Yearly rate at which later costs count less (default: ${DEFAULT-VALUE}).")
  private double rate;

  /**
   * A year as planned.
   *
   * @param running what the network costs in the year
   * @param fixed what the new buildings cost in it
   * @param withoutSites what the network costs without any of them, with the regions best for that
   */
  record Year(
      int year,
      List<String> open,
      double running,
      double fixed,
      double withoutSites,
      DesignFigures figures) {}

  /** Refuses what cannot be. */
  void check() {
    if (years < 0 || years > MOST_YEARS || !(rate >= 0)) {
      throw new IllegalArgumentException("--years is 0 to 20, --discount 0 or more");
    }
    if (years == 0 && !files().isEmpty()) {
      throw new IllegalArgumentException(
          "--growth and --candidate-sites look ahead; say how far with --years");
    }
    for (Path file : files()) {
      if (!Files.isReadable(file)) {
        throw new IllegalArgumentException("cannot read " + file);
      }
    }
  }

  /** What a unit beyond a node's flow costs where nothing else is said. */
  double usualOverload() {
    return years > 0 ? USUAL_OVERLOAD : 0;
  }

  List<Path> files() {
    return Stream.of(growth, sites).filter(Objects::nonNull).toList();
  }

  /** Looks ahead and prints, if that is asked for. */
  Optional<Object> run(
      Network network,
      ZoneGraph graph,
      Function<Network, List<SkuClass>> classes,
      RegionDesigner.Terms terms,
      int most,
      Progress progress,
      ReportText text) {
    if (years == 0) {
      return Optional.empty();
    }
    CandidateSites candidates =
        sites == null
            ? CandidateSites.none(network)
            : CandidateSites.read(sites, network, terms.overload().capacityTimes());
    Growth demand =
        growth == null ? Growth.none(network, years) : Growth.read(growth, network, years);
    YearDesigns designs =
        new YearDesigns(
            candidates,
            graph.adjacency(),
            classes.apply(candidates.network()),
            demand,
            terms,
            most);
    progress.phase("ahead", "%d years, %d buildings", years, candidates.names().size());
    OpeningSearch search = new OpeningSearch(candidates.sites(), years, 1 / (1 + rate), designs);
    OpeningSearch.Plan plan = search.plan();
    List<Year> all = new ArrayList<>();
    for (int y = 0; y < years; y++) {
      all.add(year(y, plan, candidates, designs));
    }
    double never = search.cost(candidates.sites().stream().map(s -> years).toList());
    boolean exact = candidates.sites().size() <= OpeningSearch.EXACT_SITES;
    print(all, plan, never, exact, candidates, text);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("openings", exact ? "ENUMERATED" : "SEARCHED");
    values.put("years", all);
    values.put("cost", plan.cost());
    values.put("costWithoutSites", never);
    values.put("discountRate", rate);
    return Optional.of(values);
  }

  private static Year year(
      int y, OpeningSearch.Plan plan, CandidateSites candidates, YearDesigns designs) {
    BitSet open = plan.open(y);
    return new Year(
        y + 1,
        open.stream().mapToObj(candidates.names()::get).toList(),
        designs.of(y, open),
        open.stream().mapToDouble(s -> candidates.sites().get(s).fixedPerYear()).sum(),
        designs.of(y, new BitSet()),
        designs.best(y, open).figures());
  }

  private void print(
      List<Year> all,
      OpeningSearch.Plan plan,
      double never,
      boolean exact,
      CandidateSites candidates,
      ReportText text) {
    text.line("");
    text.line(
        "Ahead: %d years, openings %s, analytic figures, later years at %.0f%% a year.",
        years, exact ? "enumerated" : "searched", 100 * rate);
    text.line(
        "%-6s%9s%16s%14s%16s%9s%10s  %s",
        "YEAR", "REGIONS", "RUNNING", "BUILDINGS", "WITHOUT", "IN REG", "OVERLOAD", "OPEN");
    for (Year year : all) {
      text.line(
          "%-6d%9d%,16.0f%,14.0f%,16.0f%8.1f%%%,10.0f  %s",
          year.year(),
          year.figures().regions(),
          year.running(),
          year.fixed(),
          year.withoutSites(),
          100 * year.figures().inRegion(),
          year.figures().overload(),
          String.join(", ", year.open()));
    }
    for (int s = 0; s < plan.opens().size(); s++) {
      int opens = plan.opens().get(s);
      int lead = candidates.sites().get(s).leadYears();
      String name = candidates.names().get(s);
      if (opens == years) {
        text.line("%s never pays in these years.", name);
      } else if (lead == 0) {
        text.line("%s opens in year %d.", name, opens + 1);
      } else {
        text.line(
            "%s opens in year %d, decided %d %s before.",
            name, opens + 1, lead, lead == 1 ? "year" : "years");
      }
    }
    for (int y = 1; y < all.size(); y++) {
      int before = all.get(y - 1).figures().regions();
      int now = all.get(y).figures().regions();
      if (now != before) {
        text.line("From year %d on %d regions cost less than %d.", y + 1, now, before);
      }
    }
    text.line(
        "All years cost %,.0f with the buildings and %,.0f without any (%+.2f%%).",
        plan.cost(), never, 100 * (plan.cost() / never - 1));
  }
}
