package org.echelon.cli;

import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.fulfillment.middlemile.LaneUse;
import org.echelon.fulfillment.middlemile.MileDesign;
import org.echelon.fulfillment.middlemile.MileOptions;
import org.echelon.network.Network;
import org.echelon.network.ShipOption;
import org.echelon.reference.Speed;

/** Designs of the middle mile for people, for programs and as ship options of a network. */
record LanesText(Network network, long fromMillis) {
  private static final int ROWS = 60;

  void print(ReportText text, Map<String, MileDesign> designs) {
    text.line(
        "%-14s %6s %11s %6s %7s %8s %11s %12s",
        "design", "lanes", "trucks/day", "fill", "direct", "touches", "a parcel", "a day");
    designs.forEach(
        (name, design) ->
            text.line(
                "%-14s %6d %11.1f %5.1f%% %6.1f%% %8.2f %11.3f %12.2f",
                name,
                design.lanes(),
                design.trucksPerDay(),
                100 * design.truckFill(),
                100 * design.directShare(),
                design.touches(),
                design.costPerParcel(),
                design.costPerDay()));
    MileDesign planned = designs.get("planned");
    if (planned == null) {
      return;
    }
    text.line("");
    text.line("%-24s %11s %9s %6s %10s", "lane", "trucks/day", "parcels", "fill", "a day");
    planned.uses().stream()
        .limit(ROWS)
        .forEach(
            use ->
                text.line(
                    "%-24s %11.1f %9.0f %5.1f%% %10.2f",
                    use.lane().id(),
                    use.trucksPerDay(),
                    use.parcelsPerDay(),
                    100 * use.fill(),
                    use.costPerDay()));
    text.line("");
    text.line(
        "%-12s %-12s %9s %6s %11s  %s", "from", "station", "parcels", "days", "a parcel", "path");
    planned.routes().stream()
        .limit(ROWS)
        .forEach(
            route ->
                text.line(
                    "%-12s %-12s %9.0f %6.2f %11.3f  %s",
                    network.node(route.flow().from()).id(),
                    network.node(route.flow().station()).id(),
                    route.flow().parcelsPerDay(),
                    MileOptions.slowestDays(route.path(), fromMillis),
                    costPerParcel(route),
                    route.path().name()));
    if (planned.uses().size() > ROWS || planned.routes().size() > ROWS) {
      text.line("the first %d of each; --json=FILE has all", ROWS);
    }
    text.out().flush();
  }

  Map<String, Object> figures(Map<String, MileDesign> designs) {
    Map<String, Object> all = new LinkedHashMap<>();
    designs.forEach((name, design) -> all.put(name, figures(design)));
    return all;
  }

  private Map<String, Object> figures(MileDesign design) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("lanes", design.lanes());
    figures.put("trucksPerDay", design.trucksPerDay());
    figures.put("truckFill", design.truckFill());
    figures.put("directShare", design.directShare());
    figures.put("touches", design.touches());
    figures.put("costPerParcel", design.costPerParcel());
    figures.put("costPerDay", design.costPerDay());
    figures.put("laneUses", design.uses().stream().map(LanesText::use).toList());
    figures.put("routes", design.routes().stream().map(this::route).toList());
    return figures;
  }

  private static Map<String, Object> use(LaneUse use) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("lane", use.lane().id());
    figures.put("trucksPerDay", use.trucksPerDay());
    figures.put("parcelsPerDay", use.parcelsPerDay());
    figures.put("cubePerDay", use.cubePerDay());
    figures.put("truckFill", use.fill());
    figures.put("costPerDay", use.costPerDay());
    return figures;
  }

  private Map<String, Object> route(MileDesign.Route route) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("from", network.node(route.flow().from()).id());
    figures.put("station", network.node(route.flow().station()).id());
    figures.put("parcelsPerDay", route.flow().parcelsPerDay());
    figures.put("path", route.path().lanes().stream().map(lane -> lane.id()).toList());
    figures.put("touches", route.path().touches());
    figures.put("slowestDays", MileOptions.slowestDays(route.path(), fromMillis));
    figures.put("costPerParcel", costPerParcel(route));
    return figures;
  }

  private static double costPerParcel(MileDesign.Route route) {
    return route.costPerUnit()
        + route.costPerCube() * route.flow().cubePerDay() / route.flow().parcelsPerDay();
  }

  /** The published network with these options in the place of those made earlier. */
  static org.echelon.reference.Network withOptions(
      org.echelon.reference.Network read, Network network, List<ShipOption> options) {
    List<org.echelon.reference.ShipOption> all = new ArrayList<>();
    for (org.echelon.reference.ShipOption option : read.getShipOptions()) {
      if (!option.getOption().equals(MileOptions.NAME)) {
        all.add(option);
      }
    }
    for (ShipOption option : options) {
      boolean daily = option.days().size() == DayOfWeek.values().length;
      all.add(
          org.echelon.reference.ShipOption.newBuilder()
              .setNode(network.node(option.node()).id())
              .setZone(network.zones().get(option.zone()).id())
              .setSpeed(Speed.valueOf(option.speed().name()))
              .setOption(option.option())
              .setTransitDays(option.transitDays())
              .setCutoffLocalTime(option.cutOff().format(DateTimeFormatter.ofPattern("HH:mm")))
              .setTimeZone(option.timeZone().getId())
              .setDaysOfWeek(
                  daily
                      ? List.of()
                      : option.days().stream().map(DayOfWeek::getValue).sorted().toList())
              .setCostPerUnit(option.costPerUnit())
              .setCostPerCube(option.costPerCube())
              .setLateCostPerUnit(option.lateCostPerUnit())
              .setVia(option.via().stream().map(place -> network.node(place).id()).toList())
              .build());
    }
    return org.echelon.reference.Network.newBuilder(read).setShipOptions(all).build();
  }
}
