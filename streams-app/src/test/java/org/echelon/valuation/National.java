package org.echelon.valuation;

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

/**
 * A network of 28 nodes in a ring of eight regions: DCs 0-3, two FCs to a region (4-19), one
 * same-day site to a region (20-27), and the vendor (28); with items of seeded demand.
 */
final class National {
  static final int REGIONS = 8;
  static final int VENDOR = 28;
  static final int SPAN = 29;

  private static final double[] FC_NEXT_DAY = {3.6, 5.2, 8.5, 11, 12};
  private static final double[] FC_TWO_DAY = {3.0, 3.9, 4.8, 5.8, 6.6};
  private static final double[] SITE_NEXT_DAY = {3.4, 6.0};
  private static final double[] SITE_TWO_DAY = {3.2, 5.0};

  private final RingBuilder ring = new RingBuilder(REGIONS, region -> ZoneOffset.UTC);

  /** An item with its demand. */
  record Sku(ItemTerms item, DemandProfile demand) {}

  static Network network() {
    return new National().build();
  }

  static List<Sku> skus(int count, long seed) {
    Random random = new Random(seed);
    List<Sku> skus = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      skus.add(sku("SKU-" + i, random));
    }
    return skus;
  }

  static PriceView prices(long seed) {
    Random random = new Random(seed);
    double[] storage = new double[SPAN];
    double[] flow = new double[SPAN];
    for (int n = 0; n < VENDOR; n++) {
      storage[n] = random.nextBoolean() ? 0 : random.nextDouble() * 0.03;
      flow[n] = random.nextBoolean() ? 0 : random.nextDouble() * 0.6;
    }
    return new PriceView(seed, storage, flow);
  }

  /** Every node has both prices, of the size that a network at three quarters of its need has. */
  static PriceView dense(long seed) {
    Random random = new Random(seed);
    double[] storage = new double[SPAN];
    double[] flow = new double[SPAN];
    for (int n = 0; n < VENDOR; n++) {
      storage[n] = 0.002 + random.nextDouble() * 0.03;
      flow[n] = 0.05 + random.nextDouble() * 0.5;
    }
    return new PriceView(seed, storage, flow);
  }

  private static Sku sku(String id, Random random) {
    double rate = Math.min(400, 0.4 * Math.exp(1.7 * random.nextGaussian()));
    double price = 20 * Math.exp(0.7 * random.nextGaussian());
    double cube = 0.25 * Math.exp(0.9 * random.nextGaussian());
    double holding = 0.25 * 0.6 * price / 365;
    double[] rates = new double[REGIONS * Speed.COUNT];
    double[] shares = {0.15, 0.35, 0.5, 0};
    for (int z = 0; z < REGIONS; z++) {
      for (int speed = 0; speed < Speed.COUNT; speed++) {
        rates[z * Speed.COUNT + speed] = rate * (0.5 + z / 7.0) / 8 * shares[speed];
      }
    }
    return new Sku(
        new ItemTerms(id, 1, cube, holding, 0.3 * price + 6.5, 1, new boolean[0]),
        new DemandProfile(1, rates, 1 + 2 * random.nextDouble(), 0));
  }

  private Network build() {
    for (int d = 0; d < 4; d++) {
      ring.node(d, "DC" + d, NodeKind.DC, 1, 2 * d, 0.004, 7);
      ring.lane(VENDOR, d, LaneKind.PURCHASE, new LeadTime(14, 4), 0.2, 0.1);
    }
    for (int f = 0; f < 16; f++) {
      int ordinal = 4 + f;
      ring.node(ordinal, "FC" + f, NodeKind.FC, 0, f / 2, 0.008, 1);
      ring.lane(f / 4, ordinal, LaneKind.REPLENISH, new LeadTime(3, 1), 0.25, 0.30);
      ship(ordinal, f / 2, Speed.SAME_DAY, new double[] {7.0}, 0);
      ship(ordinal, f / 2, Speed.NEXT_DAY, FC_NEXT_DAY, 3.0);
      ship(ordinal, f / 2, Speed.TWO_DAY, FC_TWO_DAY, 4.0);
    }
    for (int s = 0; s < 8; s++) {
      int ordinal = 20 + s;
      ring.node(ordinal, "SSD" + s, NodeKind.SSD, 0, s, 0.02, 1);
      ring.lane(s / 2, ordinal, LaneKind.REPLENISH, new LeadTime(1.5, 0.5), 0.60, 0.60);
      ship(ordinal, s, Speed.SAME_DAY, new double[] {4.2}, 0);
      ship(ordinal, s, Speed.NEXT_DAY, SITE_NEXT_DAY, 3.0);
      ship(ordinal, s, Speed.TWO_DAY, SITE_TWO_DAY, 4.0);
    }
    ring.node(VENDOR, "V", NodeKind.VENDOR, 2, 0, 0, 7);
    return ring.build("national", 1);
  }

  private void ship(int node, int home, Speed speed, double[] costByDistance, double late) {
    ring.ship(node, home, speed, "GND", 1, costByDistance, late);
  }
}
