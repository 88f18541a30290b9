package org.echelon.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.SkuPlan;

/**
 * An item of {@link RingNetwork} with its demand, drawn at random: rates lognormal with median 0.4
 * a day, dispersion 1 to 3, cube and price lognormal.
 */
record RingItem(ItemTerms terms, DemandProfile demand) {
  private static final double[] SPEED_SHARES = {0.15, 0.35, 0.5, 0};

  static RingItem draw(String id, SplittableRandom random) {
    double rate = Math.min(400, 0.4 * Math.exp(1.7 * gaussian(random)));
    double price = 20 * Math.exp(0.7 * gaussian(random));
    double cube = 0.25 * Math.exp(0.9 * gaussian(random));
    double[] rates = new double[RingNetwork.REGIONS * Speed.COUNT];
    for (int c = 0; c < rates.length; c++) {
      double zone = (0.5 + (c / Speed.COUNT) / 7.0) / RingNetwork.REGIONS;
      rates[c] = rate * zone * SPEED_SHARES[c % Speed.COUNT];
    }
    return new RingItem(
        new ItemTerms(id, 1, cube, 0.25 * 0.6 * price / 365, 0.3 * price + 6.5, 1, new boolean[0]),
        new DemandProfile(1, rates, 1 + 2 * random.nextDouble(), 0));
  }

  /** A standard normal value, by the polar form of Box and Muller. */
  private static double gaussian(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** The ladders of a plan in order of node. */
  static List<NodeLadder> ladders(SkuPlan plan) {
    List<NodeLadder> ladders = new ArrayList<>();
    for (int n = 0; n < plan.span(); n++) {
      NodeLadder ladder = plan.ladder(n);
      if (ladder != null) {
        ladders.add(ladder);
      }
    }
    return ladders;
  }
}
