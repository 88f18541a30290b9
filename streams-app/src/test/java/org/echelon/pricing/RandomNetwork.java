package org.echelon.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.echelon.valuation.NodeLadder;

/**
 * Random frozen models: 2 DCs (0, 1), 6 FCs (2-7) and 2 same-day sites (8, 9), lognormal demand,
 * cube and price, Poisson tails, capacities as a share of what is used at zero prices.
 */
final class RandomNetwork {
  private static final int NODES = 10;

  private RandomNetwork() {}

  static FrozenModel model(int skus, double capacityShare, long seed) {
    List<List<NodeLadder>> assortment = assortment(skus, seed);
    double[] cube = new double[NODES];
    double[] flow = new double[NODES];
    FrozenModel open = build(resources(filled(1e15), filled(1e15)), assortment);
    double[] usage = open.inNaturalUnits(open.evaluate(new double[2 * NODES], false).usage());
    for (int n = 0; n < NODES; n++) {
      cube[n] = capacityShare * usage[2 * n];
      flow[n] = capacityShare * usage[2 * n + 1];
    }
    return build(resources(cube, flow), assortment);
  }

  static Resources resources(double[] cube, double[] flow) {
    boolean[] feeds = new boolean[NODES];
    feeds[0] = true;
    feeds[1] = true;
    return Resources.of(cube, flow, feeds);
  }

  static double[] filled(double value) {
    double[] all = new double[NODES];
    java.util.Arrays.fill(all, value);
    return all;
  }

  static FrozenModel build(Resources resources, List<List<NodeLadder>> assortment) {
    FrozenModelBuilder builder = FrozenModel.over(resources);
    assortment.forEach(builder::add);
    return builder.build();
  }

  static List<List<NodeLadder>> assortment(int skus, long seed) {
    Random random = new Random(seed);
    List<List<NodeLadder>> assortment = new ArrayList<>();
    for (int i = 0; i < skus; i++) {
      double rate = Math.min(40, 0.4 * Math.exp(1.7 * random.nextGaussian()));
      double cube = 0.25 * Math.exp(0.9 * random.nextGaussian());
      double price = 20 * Math.exp(0.7 * random.nextGaussian());
      List<NodeLadder> ladders = new ArrayList<>();
      for (int n = 0; n < NODES; n++) {
        ladders.add(ladder(n, rate, cube, price, random));
      }
      assortment.add(ladders);
    }
    return assortment;
  }

  private static NodeLadder ladder(int n, double rate, double cube, double price, Random random) {
    boolean dc = n < 2;
    double lead = dc ? 14 : n < 8 ? 3 : 1.5;
    double review = dc ? 7 : 1;
    double turn = review + lead / 2;
    double protection = lead + review;
    int streams = 1 + random.nextInt(3);
    double[] savings = new double[streams];
    double[] rates = new double[streams];
    double saving = 0.3 * price * random.nextDouble();
    for (int j = 0; j < streams; j++) {
      savings[j] = saving;
      saving *= random.nextDouble();
      rates[j] = rate / streams * random.nextDouble() * (dc ? 0.5 : 0.2);
    }
    int levels = 4 + (int) (2 * rate * protection);
    int lot = 1 + levels / 32;
    double[][] tails = new double[streams][Math.min(levels, 32)];
    double mean = 0;
    for (int j = 0; j < streams; j++) {
      mean += rates[j] * protection;
      poissonTails(mean, lot, tails[j]);
    }
    double holding = 0.25 * 0.6 * price / 365 + 0.008 * cube;
    return new NodeLadder(
        n,
        dc ? -1 : n % 2,
        cube,
        turn,
        protection,
        1 - review / (2 * turn),
        1,
        holding,
        lot,
        savings,
        rates,
        tails);
  }

  /** tails[x] = P(D >= (x + 1) lot), D Poisson. */
  private static void poissonTails(double mean, int lot, double[] tails) {
    double probability = Math.exp(-mean);
    double below = probability;
    int k = 0;
    for (int x = 0; x < tails.length; x++) {
      while (k < (x + 1) * lot - 1) {
        k++;
        probability *= mean / k;
        below += probability;
      }
      tails[x] = Math.max(0, 1 - below);
    }
  }
}
