package org.echelon.pricing;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.echelon.demand.DemandProfile;
import org.echelon.measure.RingBuilder;
import org.echelon.network.LaneKind;
import org.echelon.network.LeadTime;
import org.echelon.network.Network;
import org.echelon.network.NodeKind;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;

/**
 * A ring of four regions: DCs 0-1, two FCs to a region (2-9), and the vendor (10); with seeded
 * items whose demand answers prices.
 */
final class RingWorld {
  static final int REGIONS = 4;
  static final int VENDOR = 10;
  private static final double[] NEXT_DAY = {3.6, 5.2, 8.5};
  private static final double[] TWO_DAY = {3.0, 3.9, 4.8};

  private final RingBuilder ring = new RingBuilder(REGIONS, region -> ZoneOffset.UTC);

  /** An item with its demand. */
  record Item(ItemTerms terms, DemandProfile demand) {}

  static NetworkTerms terms() {
    return NetworkTerms.of(new RingWorld().build());
  }

  static List<Item> items(int count, long seed) {
    Random random = new Random(seed);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double rate = Math.min(25, 0.6 * Math.exp(1.4 * random.nextGaussian()));
      double price = 20 * Math.exp(0.7 * random.nextGaussian());
      double cube = 0.25 * Math.exp(0.9 * random.nextGaussian());
      double[] rates = new double[REGIONS * Speed.COUNT];
      for (int z = 0; z < REGIONS; z++) {
        double share = rate * (0.5 + random.nextDouble()) / REGIONS;
        rates[z * Speed.COUNT + Speed.SAME_DAY.ordinal()] = 0.15 * share;
        rates[z * Speed.COUNT + Speed.NEXT_DAY.ordinal()] = 0.35 * share;
        rates[z * Speed.COUNT + Speed.TWO_DAY.ordinal()] = 0.5 * share;
      }
      ItemTerms terms =
          new ItemTerms(
              "I" + seed + "-" + i,
              1,
              cube,
              0.15 * price / 365,
              0.3 * price + 6.5,
              1,
              new boolean[0]);
      items.add(new Item(terms, new DemandProfile(1, rates, 1 + 2 * random.nextDouble(), 0)));
    }
    return items;
  }

  private Network build() {
    for (int d = 0; d < 2; d++) {
      node(d, NodeKind.DC, 1, 2 * d, 0.004, 7);
      ring.lane(VENDOR, d, LaneKind.PURCHASE, new LeadTime(14, 4), 0.2, 0.1);
    }
    for (int f = 2; f < 10; f++) {
      int region = (f - 2) / 2;
      node(f, NodeKind.FC, 0, region, 0.008, 1);
      ring.lane(region / 2, f, LaneKind.REPLENISH, new LeadTime(3, 1), 0.25, 0.30);
      ship(f, region, Speed.SAME_DAY, new double[] {7.0});
      ship(f, region, Speed.NEXT_DAY, NEXT_DAY);
      ship(f, region, Speed.TWO_DAY, TWO_DAY);
    }
    node(VENDOR, NodeKind.VENDOR, 2, 0, 0, 7);
    return ring.build("ring", 0);
  }

  private void node(int ordinal, NodeKind kind, int echelon, int region, double cost, double days) {
    ring.node(ordinal, kind + "" + ordinal, kind, echelon, region, cost, days);
  }

  private void ship(int node, int home, Speed speed, double[] costByDistance) {
    ring.ship(node, home, speed, "GND", 1, costByDistance, 3.0);
  }
}
