package org.echelon.producers.cost;

import java.util.Arrays;
import java.util.List;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.ShipOption;
import org.echelon.valuation.ItemTerms;

/**
 * The least that a cost sheet books for serving a unit of one item: shipping, late penalty,
 * handling out, and what bringing it to the node costs at least.
 */
public final class LeastService {
  private final Network network;
  private final ItemTerms item;
  private final double[] before;

  public LeastService(Network network, ItemTerms item) {
    this.network = network;
    this.item = item;
    this.before = new Deliveries(network).of(item);
    for (Node node : network.nodes()) {
      before[node.ordinal()] += Deliveries.out(node, item);
    }
  }

  /** Currency per unit by node, infinite where a node cannot serve. */
  public double[] byNode(List<ServiceMoments.Leaving> options) {
    double[] least = new double[network.nodeSpan()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (ServiceMoments.Leaving leaving : options) {
      ShipOption option = leaving.option();
      int n = option.node();
      if (network.node(n).kind().holdsStock() && item.mayShip(n)) {
        double cost =
            before[n]
                + option.costPerUnit()
                + option.costPerCube() * item.unitCube()
                + (leaving.late() ? option.lateCostPerUnit() : 0);
        least[n] = Math.min(least[n], cost);
      }
    }
    return least;
  }

  /** The least over all nodes and losing the sale, currency per unit. */
  public double of(List<ServiceMoments.Leaving> options) {
    double least = item.lostSaleValue();
    for (double cost : byNode(options)) {
      least = Math.min(least, cost);
    }
    return least;
  }
}
