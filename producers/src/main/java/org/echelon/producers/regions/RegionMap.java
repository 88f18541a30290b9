package org.echelon.producers.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.echelon.planning.regions.Partition;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Region;
import org.echelon.reference.RegionMode;
import org.echelon.reference.RegionPolicy;
import org.echelon.reference.Zone;

/** Writes a cut of zones into a network: regions, who lies in them, and the policy. */
public final class RegionMap {
  private static final double MICROS = 1e6;

  private RegionMap() {}

  /**
   * The network with the regions of a cut, R1 and so on; nodes lie in the region of their zone. A
   * single region is NATIONAL, several are REGIONAL.
   *
   * @param outOfRegion what a choice outside its region costs more, currency a unit
   */
  public static Network cut(Network network, Partition partition, double outOfRegion) {
    List<Zone> zones = new ArrayList<>();
    for (int z = 0; z < network.getZones().size(); z++) {
      String region = id(partition.regionOf().get(z));
      zones.add(Zone.newBuilder(network.getZones().get(z)).setRegion(region).build());
    }
    int[] zoneOf = NodeZones.of(network);
    List<Node> nodes = new ArrayList<>();
    for (int n = 0; n < zoneOf.length; n++) {
      String region = zones.get(zoneOf[n]).getRegion();
      nodes.add(Node.newBuilder(network.getNodes().get(n)).setRegion(region).build());
    }
    List<Region> regions =
        IntStream.range(0, partition.regions()).mapToObj(r -> region(id(r), nodes, zones)).toList();
    return Network.newBuilder(network)
        .setZones(zones)
        .setNodes(nodes)
        .setRegions(regions)
        .setRegionPolicy(policy(partition.regions() > 1, outOfRegion))
        .build();
  }

  private static String id(int region) {
    return "R" + (region + 1);
  }

  private static Region region(String id, List<Node> nodes, List<Zone> zones) {
    List<Zone> own = zones.stream().filter(zone -> zone.getRegion().equals(id)).toList();
    return Region.newBuilder()
        .setRegion(id)
        .setName(own.stream().map(RegionMap::shown).collect(Collectors.joining(" + ")))
        .setNodes(nodes.stream().filter(n -> n.getRegion().equals(id)).map(Node::getNode).toList())
        .setZones(own.stream().map(Zone::getZone).toList())
        .build();
  }

  private static String shown(Zone zone) {
    return zone.getName().isEmpty() ? zone.getZone() : zone.getName();
  }

  private static RegionPolicy policy(boolean regional, double outOfRegion) {
    return RegionPolicy.newBuilder()
        .setMode(regional ? RegionMode.REGIONAL : RegionMode.NATIONAL)
        .setOutOfRegionMicros(Math.round(MICROS * outOfRegion))
        .build();
  }
}
