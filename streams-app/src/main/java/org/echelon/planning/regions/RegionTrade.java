package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.echelon.network.Network;
import org.echelon.network.Speed;
import org.echelon.valuation.DemandSpread;
import org.echelon.valuation.NetworkTerms;

/**
 * What a region costs as a search for cuts sees it, region by region: shipping, spill to other
 * regions, breadth, lanes.
 *
 * <pre>
 * cost(R) = sum over classes of items x min(spread, pooled) + lanes(R)
 * spread  = sum_z d_z o_z - sum over nodes of gain( d of its zones, o - c ),  each zone z at its
 *           cheapest node of R
 * pooled  = the same with all zones at the node of R that serves them cheapest together
 * d_z     units a day from zone z,  c cost to serve them in R
 * o_z     cost to serve them from the cheapest node outside R, the out-of-region amount included,
 *         or of losing them
 * lanes   of a unit sold in R, all nodes to all zones alike; a carrier and a touch for the others
 * </pre>
 *
 * <p>The gain is that of {@link StockGain}: a slow item earns less in a small region and nothing in
 * the end, then all of it spills. A heuristic: nodes of a region do not help each other, and stock
 * outside is taken to be there. It orders cuts into equally many regions; how many there should be
 * is judged by {@link DesignEvaluation}. O(classes nodes zones) a region and a gain for each node.
 * Source: model, section 17.
 */
public final class RegionTrade implements RegionCost {
  private static final int CLASSES = 16;

  private final NetworkTerms terms;
  private final int[] zoneOf;
  private final LaneTerms lanes;
  private final double outOfRegion;
  private final List<SkuClass> classes;

  /** By class, node and zone: currency to serve the zone's demand of an item for a day. */
  private final double[][][] served;

  /** By class and zone: units a day of an item, and what losing them costs. */
  private final double[][] units;

  private final StockGain gain = new StockGain();
  private final DemandSpread spread = new DemandSpread();

  /**
   * @param network NATIONAL, so that no border is in its costs
   * @param zoneOf by node ordinal the index of the zone it belongs to, -1 for none
   * @param outOfRegionPerUnit what a unit from outside costs more
   */
  public RegionTrade(
      Network network,
      int[] zoneOf,
      List<SkuClass> all,
      double outOfRegionPerUnit,
      LaneTerms lanes) {
    this.terms = NetworkTerms.of(network);
    this.zoneOf = zoneOf.clone();
    for (int n = 0; n < zoneOf.length; n++) {
      this.zoneOf[n] = terms.planned(n) ? zoneOf[n] : -1;
    }
    this.lanes = lanes;
    this.outOfRegion = outOfRegionPerUnit;
    this.classes = Velocities.of(all, CLASSES);
    this.served = new double[classes.size()][][];
    this.units = new double[classes.size()][];
    for (int c = 0; c < classes.size(); c++) {
      compile(c, network.zones().size());
    }
  }

  private void compile(int c, int zones) {
    SkuClass one = classes.get(c);
    double[] rates = one.demand().classRatePerDay();
    double lost = one.item().lostSaleValue();
    served[c] = new double[terms.span()][zones];
    units[c] = new double[zones];
    for (int s = 0; s < Math.min(rates.length, terms.service().classes()); s++) {
      int zone = s / Speed.COUNT;
      units[c][zone] += rates[s];
      for (int n = 0; n < terms.span(); n++) {
        served[c][n][zone] += rates[s] * lost;
      }
      int[] able = terms.service().nodes(s);
      for (int i = 0; i < able.length; i++) {
        double cube = one.item().unitCube();
        double cost = terms.service().cost(s, i, cube) + terms.acquisitionCost(able[i], cube);
        if (one.item().mayStock(able[i]) && terms.planned(able[i])) {
          served[c][able[i]][zone] -= rates[s] * Math.max(0, lost - cost);
        }
      }
    }
  }

  @Override
  public double of(BitSet zones) {
    List<Integer> inside = new ArrayList<>();
    List<Integer> outside = new ArrayList<>();
    for (int n = 0; n < zoneOf.length; n++) {
      if (zoneOf[n] >= 0) {
        (zones.get(zoneOf[n]) ? inside : outside).add(n);
      }
    }
    if (inside.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    int[] members = zones.stream().toArray();
    double cost = 0;
    double soldUnits = 0;
    double spilt = 0;
    for (int c = 0; c < classes.size(); c++) {
      spread.read(classes.get(c).demand());
      double[] from = new double[members.length];
      double unserved = 0;
      double all = 0;
      for (int m = 0; m < members.length; m++) {
        from[m] = fromOutside(c, members[m], outside);
        unserved += from[m];
        all += units[c][members[m]];
      }
      Gained apart = spread(c, members, inside, from);
      Gained pooled = pooled(c, members, inside, from);
      Gained best = apart.perDay() >= pooled.perDay() ? apart : pooled;
      double items = classes.get(c).items();
      cost += items * (unserved - best.perDay());
      soldUnits += items * best.sold();
      spilt += items * (all - best.sold());
    }
    int pairs = inside.size() * members.length;
    return cost
        + pairs * lanes.cost(soldUnits / pairs)
        + spilt * (lanes.carrierPerUnit() + lanes.touchPerUnit());
  }

  private record Gained(double perDay, double sold) {}

  private double fromOutside(int c, int zone, List<Integer> outside) {
    double lost = units[c][zone] * classes.get(c).item().lostSaleValue();
    double least = lost;
    for (int n : outside) {
      least = Math.min(least, served[c][n][zone] + units[c][zone] * outOfRegion);
    }
    return least;
  }

  private Gained spread(int c, int[] members, List<Integer> inside, double[] from) {
    double[] rate = new double[terms.span()];
    double[] saving = new double[terms.span()];
    for (int m = 0; m < members.length; m++) {
      int best = inside.get(0);
      for (int n : inside) {
        best = served[c][n][members[m]] < served[c][best][members[m]] ? n : best;
      }
      rate[best] += units[c][members[m]];
      saving[best] += from[m] - served[c][best][members[m]];
    }
    double sum = 0;
    double sold = 0;
    for (int n : inside) {
      gain(c, n, rate[n], saving[n]);
      sum += gain.gain();
      sold += gain.sold();
    }
    return new Gained(sum, sold);
  }

  private Gained pooled(int c, int[] members, List<Integer> inside, double[] from) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    double rate = 0;
    for (int n : inside) {
      double saving = 0;
      rate = 0;
      for (int m = 0; m < members.length; m++) {
        saving += from[m] - served[c][n][members[m]];
        rate += units[c][members[m]];
      }
      if (saving > most) {
        most = saving;
        best = n;
      }
    }
    gain(c, best, rate, most);
    return new Gained(gain.gain(), gain.sold());
  }

  private void gain(int c, int node, double rate, double savingPerDay) {
    double holding = terms.holdingPerUnitDay(node, classes.get(c).item());
    double saving = rate > 0 ? savingPerDay / rate : 0;
    gain.at(rate, saving, holding, terms.turn(node, classes.get(c).item()), spread);
  }
}
