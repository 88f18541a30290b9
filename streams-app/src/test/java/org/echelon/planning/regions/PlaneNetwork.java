package org.echelon.planning.regions;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.Region;
import org.echelon.network.RegionPolicy;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.network.Zone;
import org.echelon.valuation.ItemTerms;

/**
 * Zones at random places of a square, most with an FC, all filled from one DC; shipping costs rise
 * with the way, and what is far is not reached the next day.
 */
final class PlaneNetwork {
  private static final double NEXT_DAY_REACH = 0.6;
  private static final double RATE_MEDIAN = 0.5;

  final int zones;
  final double[][] distance;
  final int[] zoneOf;
  final List<SkuClass> classes;
  private final double[] share;

  PlaneNetwork(int zones, int nodes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.zones = zones;
    double[] x = random.doubles(zones).toArray();
    double[] y = random.doubles(zones).toArray();
    share = random.doubles(zones, 0.3, 1).toArray();
    distance = new double[zones][zones];
    for (int a = 0; a < zones; a++) {
      for (int b = 0; b < zones; b++) {
        distance[a][b] = Math.hypot(x[a] - x[b], y[a] - y[b]);
      }
    }
    zoneOf = new int[2 + nodes];
    Arrays.fill(zoneOf, -1);
    for (int n = 0; n < nodes; n++) {
      zoneOf[2 + n] = n * zones / nodes;
    }
    classes = classes(random);
  }

  Adjacency adjacency() {
    return Adjacency.gabriel(distance);
  }

  /** The network cut into the regions of a partition; one region is national. */
  Network cut(Partition partition) {
    int[] regionOf = partition.regionOf().stream().mapToInt(r -> r).toArray();
    List<Node> nodes = new ArrayList<>();
    List<Lane> lanes = new ArrayList<>();
    List<ShipOption> options = new ArrayList<>();
    nodes.add(Networks.node(0, "V", NodeKind.VENDOR, 2, "R0", 7));
    nodes.add(Networks.node(1, "DC", NodeKind.DC, 1, "R0", 7));
    lanes.add(Networks.lane("V>DC", 0, 1, LaneKind.PURCHASE, 10, 2));
    for (int n = 2; n < zoneOf.length; n++) {
      String region = "R" + regionOf[zoneOf[n]];
      nodes.add(Networks.node(n, "FC-" + n, NodeKind.FC, 0, region, 1));
      lanes.add(Networks.lane("DC>FC-" + n, 1, n, LaneKind.REPLENISH, 3, 1));
      for (int z = 0; z < zones; z++) {
        double way = distance[zoneOf[n]][z];
        if (way < NEXT_DAY_REACH) {
          options.add(Networks.ship(n, z, Speed.NEXT_DAY, 3.4 + 8 * way));
        }
        options.add(Networks.ship(n, z, Speed.TWO_DAY, 3 + 4 * way));
      }
    }
    List<Zone> all = new ArrayList<>();
    for (int z = 0; z < zones; z++) {
      all.add(new Zone("Z" + z, "R" + regionOf[z], ZoneOffset.UTC));
    }
    Network.Terms plain = Networks.terms();
    Network.Terms terms =
        new Network.Terms(
            "USD",
            7,
            4,
            plain.lostSaleBase(),
            partition.regions() > 1
                ? new RegionPolicy(Region.named(nodes, all), 2)
                : RegionPolicy.NATIONAL,
            plain.limits());
    return new Network("plane", 1, terms, nodes, all, lanes, options);
  }

  private List<SkuClass> classes(SplittableRandom random) {
    double all = Arrays.stream(share).sum();
    List<SkuClass> classes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double rate = RATE_MEDIAN * Math.exp(1.9 * random.nextGaussian());
      double[] rates = new double[zones * Speed.COUNT];
      for (int z = 0; z < zones; z++) {
        rates[z * Speed.COUNT + Speed.NEXT_DAY.ordinal()] = 0.6 * rate * share[z] / all;
        rates[z * Speed.COUNT + Speed.TWO_DAY.ordinal()] = 0.4 * rate * share[z] / all;
      }
      ItemTerms item = new ItemTerms("S" + i, 1, 0.3, 0.01, 14, 1, new boolean[0]);
      classes.add(new SkuClass(item, new DemandProfile(1, rates, 2, 0.25), 25));
    }
    return classes;
  }
}
