package org.echelon.producers.outside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LeadTime;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.planning.SupplyRules;
import org.echelon.planning.VendorTerms;
import org.echelon.state.NodePosition;
import org.echelon.state.Position;

/**
 * Orders each node up to its maximum once its inventory position has come down to its minimum, with
 * an eye to nothing but that node.
 *
 * <pre>minimum = d (L + R) + z sqrt(v d (L + R)),   maximum = minimum + d C</pre>
 *
 * <p>d is the demand a day that the node is told to have, that of the nodes it fills included; L
 * the mean lead time, R a day; z = 1.645, v = 2, C = 7 days. O(nodes). Source: Silver, Pyke and
 * Thomas, Inventory and Production Management in Supply Chains (2017), (s, S) with continuous
 * approximation.
 */
public final class MinMaxRule {
  private static final double REVIEW_DAYS = 1;
  private static final double SAFETY = 1.645;
  private static final double VARIANCE_TO_MEAN = 2;
  private static final double CYCLE_DAYS = 7;

  private final Network network;

  /** An order of the rule. */
  public record Order(Lane lane, long units, double leadDays) {
    /** Whether the units are bought; else they are moved. */
    public boolean purchase() {
      return lane.kind() == LaneKind.PURCHASE;
    }
  }

  public MinMaxRule(Network network) {
    this.network = network;
  }

  /**
   * What the rule orders now.
   *
   * @param buys whether it orders from vendors
   * @param places whether it moves stock
   */
  public List<Order> orders(Position position, SupplyRules rules, boolean buys, boolean places) {
    Map<String, NodePosition> there = new HashMap<>();
    position.getNodes().forEach(at -> there.put(at.getNode(), at));
    Map<Integer, Long> free = new HashMap<>();
    List<Order> orders = new ArrayList<>();
    for (Node node : network.nodes()) {
      NodePosition at = there.get(node.id());
      Optional<Lane> feeder = network.feeder(node.ordinal());
      if (at == null || feeder.isEmpty() || node.kind() == NodeKind.VENDOR) {
        continue;
      }
      double rate = rate(node, there);
      if (feeder.get().kind() == LaneKind.PURCHASE) {
        if (buys) {
          buy(node, at, rate, rules).ifPresent(orders::add);
        }
      } else if (places) {
        Lane lane = feeder.get();
        long left = free.computeIfAbsent(lane.from(), from -> free(from, there));
        long units = Math.min(left, missing(at, rate, lane.leadTime().meanDays()));
        units -= units % rules.transferPackUnits();
        if (units > 0) {
          free.put(lane.from(), left - units);
          orders.add(new Order(lane, units, lane.leadTime().meanDays()));
        }
      }
    }
    return orders;
  }

  private Optional<Order> buy(Node node, NodePosition at, double rate, SupplyRules rules) {
    for (VendorTerms terms : rules.vendors()) {
      for (Lane lane : network.lanes()) {
        boolean delivers = terms.deliversTo().isEmpty() || terms.deliversTo().contains(lane.to());
        if (delivers && lane.from() == terms.vendor() && lane.to() == node.ordinal()) {
          LeadTime lead = terms.leadTime(lane);
          long missing = missing(at, rate, lead.meanDays());
          return missing == 0
              ? Optional.empty()
              : Optional.of(new Order(lane, terms.atLeast(missing), lead.meanDays()));
        }
      }
    }
    return Optional.empty();
  }

  /** Units up to the maximum, 0 above the minimum. */
  private static long missing(NodePosition at, double rate, double leadDays) {
    double mean = rate * (leadDays + REVIEW_DAYS);
    double minimum = mean + SAFETY * Math.sqrt(VARIANCE_TO_MEAN * mean);
    long position = at.getOnHandUnits() + at.getInTransitUnits() + at.getOnOrderUnits();
    if (rate <= 0 || position > minimum) {
      return 0;
    }
    return Math.max(0, (long) Math.ceil(minimum + rate * CYCLE_DAYS) - position);
  }

  /** A node that fills others has their demand, whoever is told to have what else. */
  private double rate(Node node, Map<String, NodePosition> there) {
    double filled = 0;
    for (Node other : network.nodes()) {
      Optional<Lane> feeder = network.feeder(other.ordinal());
      if (feeder.isPresent() && feeder.get().from() == node.ordinal()) {
        filled += rate(other, there);
      }
    }
    NodePosition at = there.get(node.id());
    return Math.max(filled, at == null ? 0 : at.getDemandPerDay());
  }

  private long free(int node, Map<String, NodePosition> there) {
    NodePosition at = there.get(network.node(node).id());
    return at == null ? 0 : Math.max(0, at.getOnHandUnits());
  }
}
