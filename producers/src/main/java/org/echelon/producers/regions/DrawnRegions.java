package org.echelon.producers.regions;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.echelon.producers.shop.CsvTable;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.producers.shop.ShopException;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Region;
import org.echelon.reference.Zone;

/**
 * Regions drawn anew over a network in force, whose own regions stay as they are.
 *
 * @param file name of the file that draws them
 * @param regions in order of id
 * @param left nodes and zones of the network that lie in none of them
 */
public record DrawnRegions(String file, List<Region> regions, List<String> left) {
  private static final String NODE = "node";
  private static final String ZONE = "zone";

  public DrawnRegions {
    regions = List.copyOf(regions);
    left = List.copyOf(left);
  }

  /**
   * Reads a CSV file ({@code .csv}) with the columns region, kind (node or zone) and id, or a
   * network file, of which the region of each node and zone counts and nothing else.
   *
   * @throws ShopException naming the place: what cannot be read, or is not in the network in force
   */
  public static DrawnRegions read(Path file, Network inForce, Instant now) {
    String name = String.valueOf(file.getFileName());
    Drawing drawing = new Drawing(inForce);
    if (name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
      drawing.lines(file);
    } else {
      drawing.network(NetworkForm.read(file, now), file);
    }
    if (drawing.members.isEmpty()) {
      throw new ShopException(
          name + " draws no region. Say of nodes and zones in which region they lie.");
    }
    return new DrawnRegions(name, drawing.regions(), drawing.left());
  }

  /** Ids of the regions, in order. */
  public List<String> ids() {
    return regions.stream().map(Region::getRegion).toList();
  }

  /** One of them, if it is drawn. */
  public Optional<Region> region(String id) {
    return regions.stream().filter(region -> region.getRegion().equals(id)).findFirst();
  }

  /** What is drawn so far. */
  private static final class Drawing {
    private final List<String> nodes;
    private final List<String> zones;

    /** By region, then nodes and zones. */
    private final Map<String, Map<String, List<String>>> members = new TreeMap<>();

    /** Where a member stands, by kind and id. */
    private final Map<String, String> told = new HashMap<>();

    Drawing(Network inForce) {
      nodes = inForce.getNodes().stream().map(Node::getNode).toList();
      zones = inForce.getZones().stream().map(Zone::getZone).toList();
    }

    void lines(Path file) {
      for (CsvTable.Row row :
          CsvTable.read(file, Set.of("region", "kind", "id"), Set.of()).rows()) {
        String kind = row.required("kind");
        if (!kind.equals(NODE) && !kind.equals(ZONE)) {
          throw row.wrong("kind", "\"" + kind + "\" is neither node nor zone. Write one of them.");
        }
        String id = row.required("id");
        Rows.index(row, "id", known(kind));
        String region = row.required("region");
        String before = told.put(kind + id, region + " by line " + row.line());
        if (before != null) {
          throw row.wrong("id", id + " lies in " + before + " already. Keep one of the two.");
        }
        add(region, kind, id);
      }
    }

    void network(Network drawn, Path file) {
      for (int n = 0; n < drawn.getNodes().size(); n++) {
        Node node = drawn.getNodes().get(n);
        add(file, "nodes[" + n + "].node", node.getRegion(), NODE, node.getNode());
      }
      for (int z = 0; z < drawn.getZones().size(); z++) {
        Zone zone = drawn.getZones().get(z);
        add(file, "zones[" + z + "].zone", zone.getRegion(), ZONE, zone.getZone());
      }
    }

    private void add(Path file, String place, String region, String kind, String id) {
      if (!known(kind).contains(id)) {
        throw new ShopException(
            file.getFileName()
                + ": "
                + place
                + ": there is no "
                + kind
                + " "
                + id
                + " in the network in force. Take it out, or apply that network first:"
                + " ./echelon network apply "
                + file);
      }
      if (told.put(kind + id, region) != null) {
        throw new ShopException(
            file.getFileName() + ": " + place + ": " + id + " stands twice. Keep one of the two.");
      }
      if (!region.isEmpty()) {
        add(region, kind, id);
      }
    }

    private List<String> known(String kind) {
      return kind.equals(NODE) ? nodes : zones;
    }

    private void add(String region, String kind, String id) {
      members
          .computeIfAbsent(region, r -> new HashMap<>())
          .computeIfAbsent(kind, k -> new ArrayList<>())
          .add(id);
    }

    List<Region> regions() {
      List<Region> regions = new ArrayList<>();
      members.forEach(
          (id, lists) ->
              regions.add(
                  Region.newBuilder()
                      .setRegion(id)
                      .setNodes(lists.getOrDefault(NODE, List.of()))
                      .setZones(lists.getOrDefault(ZONE, List.of()))
                      .build()));
      return regions;
    }

    List<String> left() {
      return Stream.concat(left(NODE), left(ZONE)).toList();
    }

    private Stream<String> left(String kind) {
      Set<String> drawn =
          members.values().stream()
              .flatMap(lists -> lists.getOrDefault(kind, List.of()).stream())
              .collect(Collectors.toSet());
      return known(kind).stream().filter(id -> !drawn.contains(id));
    }
  }
}
