package org.echelon.simulation.routing;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws a {@link RoutingWorld}, part by part in a fixed order; the steps are on the page of routing
 * results.
 */
final class WorldDraw {
  private final RoutingSettings settings;
  private final long seed;
  private final SplittableRandom random;
  private final double[][] place;
  private final double[] weight;
  private final int[] site;

  WorldDraw(RoutingSettings settings, long seed) {
    this.settings = settings;
    this.seed = seed;
    random = new SplittableRandom(seed);
    place = new double[settings.zones()][];
    weight = new double[settings.zones()];
    for (int z = 0; z < weight.length; z++) {
      place[z] =
          new double[] {
            RoutingSettings.WIDTH * random.nextDouble(),
            RoutingSettings.HEIGHT * random.nextDouble()
          };
      weight[z] = Math.exp(RoutingSettings.ZONE_SPREAD * random.nextGaussian());
    }
    site = without(settings.facilities(), weight);
  }

  RoutingWorld world() {
    int[] cutOff = new int[site.length];
    for (int f = 0; f < cutOff.length; f++) {
      cutOff[f] = random.nextInt(RoutingSettings.CUT_OFF_FIRST, RoutingSettings.CUT_OFF_LAST + 1);
    }
    double[] popularity = new double[settings.items()];
    Arrays.setAll(popularity, i -> Math.pow(i + 1, RoutingSettings.POPULARITY));
    int[][] baskets = baskets(popularity);
    double[] typeChance = typeChances(popularity, baskets);
    double[] lost = new double[popularity.length];
    for (int i = 0; i < lost.length; i++) {
      lost[i] = random.nextDouble(RoutingSettings.LOST_LEAST, RoutingSettings.LOST_MOST);
    }
    double[] classChance = new double[settings.zones() * RoutingSettings.SPEEDS];
    double whole = Arrays.stream(weight).sum();
    for (int c = 0; c < classChance.length; c++) {
      classChance[c] = weight[c / RoutingSettings.SPEEDS] / whole * tariff(c).chance();
    }
    double[][] cost = new double[classChance.length * RoutingWorld.ROWS][site.length];
    boolean[][] late = new boolean[cost.length][site.length];
    for (int c = 0; c < classChance.length; c++) {
      charge(c, cutOff, cost, late);
    }
    double[][] parcel = new double[RoutingSettings.SPEEDS][site.length];
    for (int s = 0; s < parcel.length; s++) {
      Arrays.fill(parcel[s], RoutingSettings.TARIFFS[s].parcel());
    }
    RoutingWorld empty =
        new RoutingWorld(
            settings,
            seed,
            baskets,
            typeChance,
            classChance,
            lost,
            cost,
            late,
            parcel,
            new int[lost.length][site.length]);
    place(empty);
    return empty;
  }

  private int[][] baskets(double[] popularity) {
    int sizes = RoutingSettings.SIZE_CHANCE.length;
    int[][] baskets = new int[popularity.length + (sizes - 1) * settings.baskets()][];
    for (int q = 0; q < baskets.length; q++) {
      int size = q < popularity.length ? 1 : 2 + (q - popularity.length) / settings.baskets();
      baskets[q] = size == 1 ? new int[] {q} : without(size, popularity);
    }
    return baskets;
  }

  /** Types of one size share its chance: single items by popularity, others at random. */
  private double[] typeChances(double[] popularity, int[][] baskets) {
    double[] chance = new double[baskets.length];
    double[] whole = new double[RoutingSettings.SIZE_CHANCE.length + 1];
    for (int q = 0; q < chance.length; q++) {
      int size = baskets[q].length;
      chance[q] = size == 1 ? popularity[q] : -Math.log(1 - random.nextDouble());
      whole[size] += chance[q];
    }
    for (int q = 0; q < chance.length; q++) {
      int size = baskets[q].length;
      chance[q] *= RoutingSettings.SIZE_CHANCE[size - 1] / whole[size];
    }
    return chance;
  }

  private void charge(int c, int[] cutOff, double[][] cost, boolean[][] late) {
    RoutingSettings.Tariff tariff = tariff(c);
    int mean = RoutingWorld.meanRow(c);
    for (int f = 0; f < site.length; f++) {
      double miles = miles(f, c / RoutingSettings.SPEEDS);
      int transit = 1 + (int) (miles / tariff.milesPerDay());
      for (int hour = 0; hour < RoutingWorld.HOURS; hour++) {
        int row = c * RoutingWorld.ROWS + hour;
        int leaves = hour < cutOff[f] ? 0 : 1;
        int counted = hour < RoutingSettings.DAY_ENDS ? 0 : 1;
        late[row][f] = leaves + transit > counted + tariff.promiseDays();
        cost[row][f] =
            tariff.unit() + tariff.unitMile() * miles + (late[row][f] ? tariff.late() : 0);
        cost[mean][f] += cost[row][f] / RoutingWorld.HOURS;
      }
    }
  }

  /** Stock for the expected horizon, with errors in what was bought and where it was put. */
  private void place(RoutingWorld world) {
    double[] perOrder = world.unitsPerOrder();
    double orders = settings.days() * settings.ordersPerDay();
    for (int i = 0; i < perOrder.length; i++) {
      double expected = orders * perOrder[i];
      long keeping = Math.round(expected / RoutingSettings.UNITS_PER_FACILITY);
      int fewest = Math.min(RoutingSettings.FEWEST_FACILITIES, site.length);
      int[] keepers = without((int) Math.max(fewest, Math.min(site.length, keeping)), near());
      double[] share = new double[site.length];
      for (int z = 0; z < weight.length; z++) {
        share[nearest(keepers, z)] += weight[z];
      }
      for (int f : keepers) {
        share[f] *= Math.exp(RoutingSettings.PLACED_ERROR * random.nextGaussian());
      }
      double error = RoutingSettings.BOUGHT_ERROR;
      double bought =
          settings.coverage()
              * expected
              * Math.exp(error * random.nextGaussian() - error * error / 2);
      spread((int) Math.round(bought), share, world.stock[i]);
    }
  }

  /** Weight of the zones that each facility is nearest to; a little where it is to none. */
  private double[] near() {
    double[] near = new double[site.length];
    Arrays.fill(near, 1e-6);
    int[] all = IntStream.range(0, site.length).toArray();
    for (int z = 0; z < weight.length; z++) {
      near[nearest(all, z)] += weight[z];
    }
    return near;
  }

  /** Whole units in proportion to shares, the largest remainders getting one more. */
  private static void spread(int units, double[] share, int[] into) {
    double whole = Arrays.stream(share).sum();
    double[] rest = new double[share.length];
    int left = units;
    for (int f = 0; f < share.length; f++) {
      double exact = units * share[f] / whole;
      into[f] = (int) exact;
      rest[f] = exact - into[f];
      left -= into[f];
    }
    for (; left > 0; left--) {
      int most = 0;
      for (int f = 1; f < rest.length; f++) {
        most = rest[f] > rest[most] ? f : most;
      }
      into[most]++;
      rest[most] = -1;
    }
  }

  private int nearest(int[] facilities, int zone) {
    int best = facilities[0];
    for (int f : facilities) {
      best = miles(f, zone) < miles(best, zone) ? f : best;
    }
    return best;
  }

  private double miles(int facility, int zone) {
    double[] from = place[site[facility]];
    return Math.hypot(from[0] - place[zone][0], from[1] - place[zone][1]);
  }

  private static RoutingSettings.Tariff tariff(int serviceClass) {
    return RoutingSettings.TARIFFS[serviceClass % RoutingSettings.SPEEDS];
  }

  /** Draws some of the indices of weights, none twice, in the order drawn. */
  private int[] without(int count, double[] weights) {
    double[] left = weights.clone();
    int[] drawn = new int[count];
    for (int k = 0; k < count; k++) {
      drawn[k] = pick(sums(left), random);
      left[drawn[k]] = 0;
    }
    return drawn;
  }

  static double[] sums(double[] weights) {
    double[] sums = weights.clone();
    for (int i = 1; i < sums.length; i++) {
      sums[i] += sums[i - 1];
    }
    return sums;
  }

  /** An index, drawn with a chance in proportion to its weight. */
  static int pick(double[] sums, SplittableRandom random) {
    double drawn = random.nextDouble() * sums[sums.length - 1];
    int low = 0;
    for (int high = sums.length - 1; low < high; ) {
      int middle = (low + high) >>> 1;
      if (sums[middle] > drawn) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
