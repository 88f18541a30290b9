package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.ServiceCosts;
import org.echelon.network.ServiceOption;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.OverflowCost;

/** Adds up what the plans of all classes of items come to, see {@link DesignEvaluation}. */
final class DesignSums {
  private final Network network;
  private final NetworkTerms terms;
  private final Carriers regions;

  /** By node and zone: the ordinal of the fastest option, or the number of speeds for none. */
  private final int[][] fastest;

  private final double[][] units;
  private double total;
  private double outOfRegion;
  private double shipping;
  private double late;
  private double lost;
  private double cube;
  private double demand;
  private double sameDay;
  private double nextDay;
  private double demandCarried;
  private double itemsCarried;
  private double items;
  private final double[] demandOf;
  private final double[] carriedIn;

  DesignSums(Network network, NetworkTerms terms) {
    this.network = network;
    this.terms = terms;
    regions = new Carriers(network, terms);
    fastest = new int[terms.span()][network.zones().size()];
    units = new double[terms.span()][network.zones().size()];
    demandOf = new double[regions.size()];
    carriedIn = new double[regions.size()];
    for (int[] of : fastest) {
      Arrays.fill(of, Speed.COUNT);
    }
    for (ShipOption option : network.shipOptions()) {
      if (terms.planned(option.node())) {
        int[] of = fastest[option.node()];
        of[option.zone()] = Math.min(of[option.zone()], option.speed().ordinal());
      }
    }
  }

  /** Adds a class as its plan was last evaluated. */
  void add(SkuClass one, int[] levels, OverflowCost evaluated, OverflowCost.Cost perDay) {
    double count = one.items();
    double unitCube = one.item().unitCube();
    double[] rates = one.demand().classRatePerDay();
    total += count * perDay.perDay();
    for (double of : perDay.cube()) {
      cube += count * of;
    }
    double[] served = {0};
    evaluated.served(
        (c, n, perUnitDay) -> {
          double sold = count * perUnitDay;
          served[0] += sold;
          units[n][c / Speed.COUNT] += sold;
          ServiceOption by = option(c, n, unitCube);
          shipping += sold * (by.option().costPerUnit() + unitCube * by.option().costPerCube());
          late += by.ownSpeed() ? 0 : sold * by.option().lateCostPerUnit();
          outOfRegion += sold * (by.perUnit() - by.option().costPerUnit());
        });
    lost += (one.unitsPerDay() - served[0]) * one.item().lostSaleValue();
    items += count;
    boolean[] carries = regions.carry(levels);
    for (int r = 0; r < regions.size(); r++) {
      carriedIn[r] += carries[r] ? count : 0;
    }
    for (int c = 0; c < rates.length; c++) {
      if (rates[c] > 0) {
        int zone = c / Speed.COUNT;
        double asked = count * rates[c];
        demand += asked;
        demandOf[regions.ofZone(zone)] += asked;
        demandCarried += carries[regions.ofZone(zone)] ? asked : 0;
        sameDay += asked * reach(zone, Speed.SAME_DAY, levels, evaluated);
        nextDay += asked * reach(zone, Speed.NEXT_DAY, levels, evaluated);
      }
    }
  }

  private ServiceOption option(int serviceClass, int node, double unitCube) {
    ServiceCosts service = terms.service();
    int i = Arrays.binarySearch(service.nodes(serviceClass), node);
    return service.usual(serviceClass, i, unitCube);
  }

  private double reach(int zone, Speed speed, int[] levels, OverflowCost evaluated) {
    double missed = 1;
    for (int n = 0; n < levels.length; n++) {
      if (levels[n] > 0
          && regions.ofNode(n) == regions.ofZone(zone)
          && fastest[n][zone] <= speed.ordinal()) {
        missed *= 1 - evaluated.availability(n);
      }
    }
    return 1 - missed;
  }

  /** All figures, once every class is added. */
  DesignFigures figures(LaneTerms terms, DesignEvaluation.Overload overload) {
    Crossing crossing = new Crossing(terms);
    double served = crossing.inside + crossing.outside;
    double over = overload(overload);
    double money = total - outOfRegion;
    for (int r = 0; r < regions.size(); r++) {
      itemsCarried += demandOf[r] / demand * carriedIn[r] / items;
    }
    LaneDesign direct = new LaneDesign(crossing.direct);
    return new DesignFigures(
        regions.size(),
        money + crossing.cost + over,
        shipping,
        late,
        lost,
        money - shipping - late - lost,
        crossing.cost,
        over,
        served,
        served == 0 ? 0 : crossing.inside / served,
        sameDay / demand,
        nextDay / demand,
        itemsCarried,
        demandCarried / demand,
        cube,
        crossing.lanes,
        direct.lanes(),
        direct.trucks(terms.truckUnits()),
        direct.fill(terms.truckUnits()),
        fedAcross());
  }

  private double overload(DesignEvaluation.Overload overload) {
    double over = 0;
    for (int n = 0; n < units.length; n++) {
      double sent = 0;
      for (double to : units[n]) {
        sent += to;
      }
      if (sent > 0) {
        double most = network.node(n).capacity().outboundUnitsPerDay();
        over += Math.max(0, sent - overload.capacityTimes() * most);
      }
    }
    return over == 0 ? 0 : overload.perUnit() * over;
  }

  private int fedAcross() {
    int across = 0;
    for (Lane lane : network.lanes()) {
      boolean other = !network.node(lane.from()).region().equals(network.node(lane.to()).region());
      across += lane.kind() == LaneKind.REPLENISH && other ? 1 : 0;
    }
    return across;
  }

  /** The lanes of parcels, within regions and between them. */
  private final class Crossing {
    private final List<Double> direct = new ArrayList<>();
    private double cost;
    private int lanes;
    private double inside;
    private double outside;

    private Crossing(LaneTerms terms) {
      double[][] between = new double[regions.size()][regions.size()];
      for (int n = 0; n < units.length; n++) {
        for (int z = 0; z < units[n].length; z++) {
          int from = regions.ofNode(n);
          int to = regions.ofZone(z);
          if (from == to) {
            inside += units[n][z];
            lanes += fastest[n][z] < Speed.COUNT ? 1 : 0;
            add(units[n][z], terms);
          } else if (units[n][z] > 0) {
            outside += units[n][z];
            between[from][to] += units[n][z];
          }
        }
      }
      for (double[] from : between) {
        for (double carried : from) {
          add(carried, terms);
          cost += terms.touchPerUnit() * carried;
        }
      }
      lanes += regions.size() * (regions.size() - 1);
    }

    private void add(double carried, LaneTerms terms) {
      if (carried > 0) {
        cost += terms.cost(carried);
        if (terms.direct(carried)) {
          direct.add(carried);
        }
      }
    }
  }
}
