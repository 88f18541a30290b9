package org.echelon.producers.shop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.codec.NearestName;
import org.echelon.reference.Capacity;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Region;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.echelon.reference.Zone;
import org.echelon.schema.AvroTrust;

/**
 * Reads a network from a folder of nodes.csv, zones.csv, lanes.csv and ship_options.csv, and
 * capacity.csv if there is one. A node without an echelon stands at 2 as a vendor, at 1 as a DC and
 * at 0 otherwise; whoever names no region is in R1.
 */
public final class NetworkFolder {
  private static final String REGION = "R1";

  private final Path folder;
  private final Mistakes mistakes = Mistakes.gathered();
  private boolean nodesReadable;
  private boolean zonesReadable;

  private NetworkFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The network of a folder, in force at once.
   *
   * @throws ShopException naming file, line and column of all that cannot be used
   */
  public static Network read(Path folder, Instant now) {
    AvroTrust.ensure();
    return new NetworkFolder(folder).network(now);
  }

  private Network network(Instant now) {
    Map<String, List<Capacity>> capacity = capacity();
    List<Node> nodes = nodes(capacity, now);
    List<Zone> zones = zones();
    Map<String, String> kinds = new LinkedHashMap<>();
    nodes.forEach(node -> kinds.put(node.getNode(), node.getKind().name()));
    Collection<String> names = nodesReadable ? kinds.keySet() : LaneRows.ANY;
    List<Lane> lanes =
        table(NetworkTable.LANES).rows().stream()
            .map(row -> LaneRows.lane(row, names, kinds))
            .toList();
    List<ShipOption> shipOptions = shipOptions(names, zones);
    mistakes.check();
    return Network.newBuilder()
        .setNetworkId("main")
        .setVersion(1)
        .setSource("csv")
        .setIssuedAt(now)
        .setEffectiveAt(now)
        .setCurrency("USD")
        .setNodes(nodes)
        .setZones(zones)
        .setRegions(regions(nodes, zones))
        .setLanes(lanes)
        .setShipOptions(shipOptions)
        .build();
  }

  private List<Node> nodes(Map<String, List<Capacity>> steps, Instant now) {
    CsvTable table = table(NetworkTable.NODES);
    nodesReadable = table.readable();
    List<Node> nodes = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      NodeKind kind = LaneRows.kind(row, "kind", NodeKind.class);
      List<Capacity> capacity = new ArrayList<>();
      boolean limited =
          row.cells().keySet().stream()
              .anyMatch(name -> name.equals("storage_cube") || name.endsWith("_units_day"));
      if (limited) {
        // A day early: the first local day at every node lies before it.
        LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        capacity.add(capacity(row, first));
      }
      String node = row.required("node");
      capacity.addAll(steps.getOrDefault(node, List.of()));
      nodes.add(
          Node.newBuilder()
              .setNode(node)
              .setKind(kind)
              .setName(row.text("name").orElse(""))
              .setEchelon(row.number("echelon").map(Double::intValue).orElse(echelon(kind)))
              .setRegion(row.text("region").orElse(REGION))
              .setTimeZone(timeZone(row))
              .setLat(row.number("lat").orElse(null))
              .setLon(row.number("lon").orElse(null))
              .setGln(row.text("gln").orElse(null))
              .setHomeZone(row.text("home_zone").orElse(null))
              .setCapacity(capacity)
              .setHandlingClasses(row.words("handling_classes"))
              .setStorageCostPerCubeDay(row.number("storage_cost_cube_day").orElse(0.0))
              .build());
    }
    return nodes;
  }

  private static int echelon(NodeKind kind) {
    return switch (kind) {
      case VENDOR -> 2;
      case DC -> 1;
      default -> 0;
    };
  }

  private Map<String, List<Capacity>> capacity() {
    Map<String, List<Capacity>> steps = new LinkedHashMap<>();
    if (Files.exists(folder.resolve(NetworkTable.CAPACITY.file()))) {
      CsvTable table = table(NetworkTable.CAPACITY);
      for (CsvTable.Row row : table.rows()) {
        steps
            .computeIfAbsent(row.required("node"), node -> new ArrayList<>())
            .add(capacity(row, day(row)));
      }
    }
    return steps;
  }

  private static Capacity capacity(CsvTable.Row row, LocalDate from) {
    return Capacity.newBuilder()
        .setFromOn(from)
        .setStorageCube(row.number("storage_cube").orElse(null))
        .setInboundUnitsPerDay(row.number("inbound_units_day").orElse(null))
        .setOutboundUnitsPerDay(row.number("outbound_units_day").orElse(null))
        .build();
  }

  private static LocalDate day(CsvTable.Row row) {
    String text = row.required("from");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return text.isEmpty()
          ? LocalDate.EPOCH
          : row.mistake(
              "from", "\"" + text + "\" is not a day. Write it like 2026-11-23.", LocalDate.EPOCH);
    }
  }

  private List<Zone> zones() {
    CsvTable table = table(NetworkTable.ZONES);
    zonesReadable = table.readable();
    List<Zone> zones = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      zones.add(
          Zone.newBuilder()
              .setZone(row.required("zone"))
              .setName(row.text("name").orElse(""))
              .setRegion(row.text("region").orElse(REGION))
              .setStation(row.text("station").orElse(null))
              .setTimeZone(
                  row.text("time_zone").isPresent()
                      ? timeZone(row)
                      : ZoneId.systemDefault().getId())
              .setLat(row.number("lat").orElse(null))
              .setLon(row.number("lon").orElse(null))
              .setPostalPrefixes(row.words("postal_prefixes"))
              .build());
    }
    return zones;
  }

  private List<ShipOption> shipOptions(Collection<String> nodes, List<Zone> zones) {
    Collection<String> zoneNames =
        zonesReadable ? new TreeSet<>(zones.stream().map(Zone::getZone).toList()) : LaneRows.ANY;
    CsvTable table = table(NetworkTable.SHIP_OPTIONS);
    List<ShipOption> options = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      Speed speed = LaneRows.kind(row, "speed", Speed.class);
      options.add(
          ShipOption.newBuilder()
              .setNode(LaneRows.known(row, "node", nodes))
              .setZone(LaneRows.known(row, "zone", zoneNames))
              .setSpeed(speed)
              .setOption(row.text("option").orElse(speed.name()))
              .setTransitDays(LaneRows.needed(row, "transit_days"))
              .setCutoffLocalTime(LaneRows.time(row, "cutoff", row.required("cutoff")))
              .setCostPerUnit(row.number("cost_unit").orElse(0.0))
              .setDaysOfWeek(LaneRows.days(row))
              .setVia(LaneRows.allKnown(row, "via", nodes))
              .build());
    }
    return options;
  }

  private static List<Region> regions(List<Node> nodes, List<Zone> zones) {
    Set<String> names = new TreeSet<>();
    nodes.forEach(node -> names.add(node.getRegion()));
    zones.forEach(zone -> names.add(zone.getRegion()));
    return names.stream()
        .map(
            name ->
                Region.newBuilder()
                    .setRegion(name)
                    .setNodes(
                        nodes.stream()
                            .filter(node -> node.getRegion().equals(name))
                            .map(Node::getNode)
                            .toList())
                    .setZones(
                        zones.stream()
                            .filter(zone -> zone.getRegion().equals(name))
                            .map(Zone::getZone)
                            .toList())
                    .build())
        .toList();
  }

  private static String timeZone(CsvTable.Row row) {
    String text = row.required("time_zone");
    try {
      return text.isEmpty() ? text : ZoneId.of(text).getId();
    } catch (DateTimeException e) {
      return row.mistake(
          "time_zone",
          "\""
              + text
              + "\" is no time zone. "
              + NearestName.of(text, ZoneId.getAvailableZoneIds())
                  .map(meant -> "Did you mean " + meant + "?")
                  .orElse("Write it like America/New_York."),
          text);
    }
  }

  private CsvTable table(NetworkTable table) {
    return CsvTable.read(folder.resolve(table.file()), table.needed(), table.others(), mistakes);
  }
}
