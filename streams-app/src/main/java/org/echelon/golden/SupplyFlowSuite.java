package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.echelon.demand.DemandTail;
import org.echelon.planning.BuyArc;
import org.echelon.planning.Margins;
import org.echelon.planning.SkuFlow;
import org.echelon.planning.SkuSupply;
import org.echelon.planning.StockLevels;
import org.echelon.planning.SupplyPlan;
import org.echelon.planning.TransferArc;
import org.echelon.planning.VendorTerms;

/**
 * One SKU in four fulfilment centres under a distribution centre: moves down, moves back, purchases
 * by the centre and purchases direct, with values
 *
 * <pre>V_n(k) = sum_{x &lt;= k} short_n P(D_n &gt;= x) - over_n P(D_n &lt; x)</pre>
 *
 * <p>Values and levels are compared; transfers and purchases are not, for others may reach the same
 * levels at the same cost. The known ones are valued too, to show that the instance is the same.
 */
public final class SupplyFlowSuite implements GoldenSuite {
  private static final int HIGHEST = 200;

  @Override
  public void fill(GoldenTable table) {
    JsonNode instance = GoldenResource.read("supply-flow.json");
    for (JsonNode one : instance.get("cases")) {
      table.of("supply flow, " + one.get("name").asText(), instance.get("source").asText());
      SkuSupply supply = supply(instance, one.get("vendorPack").asInt());
      SupplyPlan plan = new SkuFlow(0).plan(supply);
      double idle = value(supply, supply.stock().position());
      // The answers have nine digits.
      table.real("value of doing nothing", instance.get("idleValue").asDouble(), idle);
      table.real("value", one.get("value").asDouble(), idle + plan.gain());
      table.real(
          "value of the known plan", one.get("value").asDouble(), known(instance, supply, one));
      JsonNode levels = one.get("levels");
      for (int n = 0; n < levels.size(); n++) {
        table.whole("level of node " + n + ", units", levels.get(n).asInt(), plan.levels()[n]);
      }
    }
  }

  private static double known(JsonNode instance, SkuSupply supply, JsonNode plan) {
    int centre = instance.get("centre").asInt();
    long[] levels = supply.stock().position().clone();
    int centreBuys = plan.get("centreBuys").asInt();
    levels[centre] += centreBuys;
    double cost = centreBuys * instance.get("buyCostCentre").asDouble();
    for (int n = 0; n < centre; n++) {
      int moved = plan.get("transfers").get(n).asInt();
      int bought = plan.get("direct").get(n).asInt();
      levels[n] += moved + bought;
      levels[centre] -= moved;
      cost += moved * instance.get("laneCost").get(n).asDouble();
      cost += bought * instance.get("buyCostDirect").asDouble();
    }
    return value(supply, levels) - cost;
  }

  private static double value(SkuSupply supply, long[] levels) {
    double sum = 0;
    for (int n = 0; n < levels.length; n++) {
      for (long k = 0; k < levels[n]; k++) {
        sum += supply.margins().next(n, k);
      }
    }
    return sum;
  }

  private static SkuSupply supply(JsonNode instance, int vendorPack) {
    JsonNode nodes = instance.get("nodes");
    int centre = instance.get("centre").asInt();
    long[] stock = new long[nodes.size()];
    List<TransferArc> transfers = new ArrayList<>();
    List<BuyArc> buys = new ArrayList<>();
    for (int n = 0; n < stock.length; n++) {
      stock[n] = nodes.get(n).get("stock").asLong();
      double buyCost = instance.get(n == centre ? "buyCostCentre" : "buyCostDirect").asDouble();
      buys.add(BuyArc.open(n, VendorTerms.plain(stock.length, buyCost, 1, vendorPack), 0));
      if (n != centre) {
        double lane = instance.get("laneCost").get(n).asDouble();
        transfers.add(new TransferArc(centre, n, lane));
        double back = lane + instance.get("returnCostBeyondLane").asDouble();
        transfers.add(new TransferArc(n, centre, back));
      }
    }
    return new SkuSupply(1, new StockLevels(stock, stock), margins(nodes), transfers, buys);
  }

  private static Margins margins(JsonNode nodes) {
    double[][] margins = new double[nodes.size()][HIGHEST];
    for (int n = 0; n < margins.length; n++) {
      JsonNode node = nodes.get(n);
      DemandTail.fill(node.get("mean").asDouble(), node.get("variance").asDouble(), 1, margins[n]);
      double over = node.get("over").asDouble();
      for (int k = 0; k < HIGHEST; k++) {
        margins[n][k] = (node.get("short").asDouble() + over) * margins[n][k] - over;
      }
    }
    return (node, position) -> margins[node][(int) Math.min(Math.max(position, 0), HIGHEST - 1)];
  }
}
