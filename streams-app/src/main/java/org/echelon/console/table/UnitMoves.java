package org.echelon.console.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.inventory.Bucket;
import org.echelon.inventory.Contribution;
import org.echelon.inventory.Flow;

/**
 * What moved between two states of a document. What a document adds to buckets and flows sums to
 * nothing once the flows count as places outside, so every unit that left one place came to
 * another: places that lost units are matched with those that gained some, first at the same node.
 * Claims on units to come (ON_ORDER) are no units.
 */
public final class UnitMoves {
  private final Map<Place, Long> sums = new LinkedHashMap<>();

  private record Place(String node, String name) {}

  /**
   * Adds what a document does to a node.
   *
   * @param ordinal of the node in the contribution
   * @param sign -1 for a state that is no more
   */
  public UnitMoves at(String node, int ordinal, Contribution contribution, int sign) {
    for (Bucket bucket : Bucket.values()) {
      if (bucket != Bucket.ON_ORDER) {
        add(node, bucket.name(), sign * contribution.units(ordinal, bucket));
      }
    }
    return this;
  }

  /**
   * Adds what a document does to the flows of the network.
   *
   * @param sign -1 for a state that is no more
   */
  public UnitMoves outside(Contribution contribution, int sign) {
    add("", UnitMove.VENDOR, -sign * contribution.units(Flow.FROM_VENDORS));
    add("", UnitMove.CUSTOMER, -sign * contribution.units(Flow.RETURNED));
    add("", UnitMove.COUNT, -sign * contribution.units(Flow.CORRECTIONS));
    add("", UnitMove.CUSTOMER, sign * contribution.units(Flow.SHIPPED_TO_CUSTOMERS));
    return this;
  }

  private void add(String node, String name, long units) {
    if (units != 0) {
      sums.merge(new Place(node, name), units, Long::sum);
    }
  }

  /** The moves; none where nothing moved. O(places^2), of which there are a dozen. */
  public List<UnitMove> moves() {
    List<UnitMove> moves = new ArrayList<>(2);
    match(moves, true);
    match(moves, false);
    return List.copyOf(moves);
  }

  private void match(List<UnitMove> moves, boolean withinNode) {
    for (Map.Entry<Place, Long> giver : sums.entrySet()) {
      for (Map.Entry<Place, Long> taker : sums.entrySet()) {
        long units = Math.min(-giver.getValue(), taker.getValue());
        Place from = giver.getKey();
        Place to = taker.getKey();
        if (units > 0 && (!withinNode || from.node().equals(to.node()))) {
          moves.add(new UnitMove(from.node(), from.name(), to.node(), to.name(), units));
          giver.setValue(giver.getValue() + units);
          taker.setValue(taker.getValue() - units);
        }
      }
    }
  }
}
