package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.TrackedCommand;
import org.echelon.console.view.Hull.Point;
import org.echelon.inventory.CommandKind;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Region;
import org.echelon.reference.Zone;
import org.jspecify.annotations.Nullable;

/** Where the nodes, regions and lanes of the network lie, and how full and dear each node is. */
public final class MapView {
  private MapView() {}

  /**
   * The newest network as a map.
   *
   * @param resource what capacity, share and price are of: STORAGE or FLOW
   */
  public record Mapped(
      Optional<Instant> asOf,
      String resource,
      List<Place> nodes,
      List<Area> regions,
      List<Way> lanes) {}

  /**
   * A node.
   *
   * @param lat degrees, empty where the network does not say
   * @param share in use: measured of storage, planned of flow; empty without limit or for a vendor
   */
  public record Place(
      String node,
      String name,
      String kind,
      String region,
      Optional<Double> lat,
      Optional<Double> lon,
      Optional<Double> capacity,
      Optional<Double> share,
      Optional<Double> price) {}

  /** A region with the corners of its hull, each latitude and longitude; none without places. */
  public record Area(String region, String name, List<List<Double>> hull) {}

  /**
   * A lane.
   *
   * @param openUnits units of open transfers and purchases between its ends
   */
  public record Way(String lane, String from, String to, String kind, long openUnits) {}

  /** The map; without nodes before the first network. */
  public static Mapped of(ConsoleTables tables, String resource) {
    Optional<Network> network = tables.reference().network();
    return new Mapped(
        tables.ticks().at(),
        resource,
        network.map(n -> places(tables, n, resource)).orElse(List.of()),
        network.map(MapView::areas).orElse(List.of()),
        network.map(n -> ways(tables, n)).orElse(List.of()));
  }

  private static List<Place> places(ConsoleTables tables, Network network, String resource) {
    Map<String, CapacityView.Row> rows = new HashMap<>();
    for (CapacityView.Row row : CapacityView.of(tables).rows()) {
      if (row.resource().equals(resource)) {
        rows.put(row.node(), row);
      }
    }
    return network.getNodes().stream().map(node -> place(node, rows.get(node.getNode()))).toList();
  }

  private static Place place(Node node, CapacityView.@Nullable Row row) {
    Optional<CapacityView.Row> limits = Optional.ofNullable(row);
    return new Place(
        node.getNode(),
        node.getName(),
        node.getKind().name(),
        node.getRegion(),
        Optional.ofNullable(node.getLat()),
        Optional.ofNullable(node.getLon()),
        limits.flatMap(CapacityView.Row::capacity),
        limits.flatMap(CapacityView.Row::share),
        limits.flatMap(CapacityView.Row::price));
  }

  /** Vendors lie where they lie, which says nothing of the region that they are written under. */
  private static List<Area> areas(Network network) {
    Map<String, List<Point>> points = new TreeMap<>();
    Map<String, String> names = new HashMap<>();
    for (Region region : network.getRegions()) {
      names.put(region.getRegion(), region.getName());
    }
    for (Node node : network.getNodes()) {
      if (node.getKind() != NodeKind.VENDOR) {
        add(points, node.getRegion(), node.getLat(), node.getLon());
      }
    }
    for (Zone zone : network.getZones()) {
      add(points, zone.getRegion(), zone.getLat(), zone.getLon());
    }
    List<Area> areas = new ArrayList<>();
    points.forEach(
        (region, all) ->
            areas.add(
                new Area(
                    region,
                    names.getOrDefault(region, ""),
                    Hull.of(all).stream().map(p -> List.of(p.y(), p.x())).toList())));
    return areas;
  }

  private static void add(
      Map<String, List<Point>> points, String region, @Nullable Double lat, @Nullable Double lon) {
    List<Point> all = points.computeIfAbsent(region, r -> new ArrayList<>());
    if (lat != null && lon != null) {
      all.add(new Point(lon, lat));
    }
  }

  private static List<Way> ways(ConsoleTables tables, Network network) {
    Map<String, Long> open = new HashMap<>();
    for (TrackedCommand command : tables.commands().open()) {
      if (command.head().terms().kind() != CommandKind.ASSIGNMENT) {
        String way = command.head().from() + " " + command.head().to();
        open.merge(way, command.head().terms().units(), Long::sum);
      }
    }
    return network.getLanes().stream()
        .map(
            lane ->
                new Way(
                    lane.getLane(),
                    lane.getFrom(),
                    lane.getTo(),
                    lane.getKind().name(),
                    open.getOrDefault(lane.getFrom() + " " + lane.getTo(), 0L)))
        .toList();
  }
}
