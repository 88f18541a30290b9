package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.fulfillment.OrderRouter;
import org.echelon.fulfillment.Route;
import org.echelon.network.Capacity;
import org.echelon.network.DepartureCalendar;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LaneMode;
import org.echelon.network.LeadTime;
import org.echelon.network.Limits;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.RegionPolicy;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.network.Trucks;
import org.echelon.network.Zone;
import org.echelon.valuation.Affinity;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.PlanVersions;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;

/**
 * An order line with three nodes to choose from, where the cheapest carrier holds the dearest unit:
 * value of the unit given up, cost of each route, and the choice.
 */
public final class RoutingSuite implements GoldenSuite {
  private static final String SKU = "ROUTED";

  @Override
  public void fill(GoldenTable table) {
    JsonNode given = GoldenResource.read("routing.json");
    JsonNode nodes = given.get("nodes");
    table.of("routing 1", given.get("source").asText());
    ItemTerms item = item(given.get("lostSaleValue").asDouble());
    SkuPlan plan = plan(nodes);
    List<Route> ranked = rank(nodes, item, plan);
    for (int n = 0; n < nodes.size(); n++) {
      int node = n;
      long units = nodes.get(n).get("units").asLong();
      double value = nodes.get(n).get("stockValue").asDouble();
      table.real("value of a unit at node " + n, value, plan.stockValue(n, units));
      double cost =
          ranked.stream().filter(r -> r.node() == node).findFirst().orElseThrow().cost()
              - affinity(n);
      table.real("cost from node " + n, nodes.get(n).get("cost").asDouble(), cost);
    }
    double cheapest = ranked.get(0).cost();
    table.whole("node chosen", given.get("choice").asInt(), chosen(ranked, item));
    table.whole(
        "just worth it", given.get("choice").asInt(), chosen(ranked, item(cheapest + 1e-9)));
    table.whole("refused at a lost sale of the same cost", -1, chosen(ranked, item(cheapest)));
  }

  private static int chosen(List<Route> ranked, ItemTerms item) {
    return OrderRouter.choice(ranked, item).map(Route::node).orElse(-1);
  }

  private static List<Route> rank(JsonNode nodes, ItemTerms item, SkuPlan plan) {
    double[] flow = new double[nodes.size() + 1];
    for (int n = 0; n < nodes.size(); n++) {
      flow[n] = nodes.get(n).get("flowPrice").asDouble();
    }
    return new OrderRouter(NetworkTerms.of(network(nodes)))
        .rank(
            item,
            plan,
            new PriceView(1, new double[flow.length], flow),
            new OrderRouter.Wish(Speed.TWO_DAY.ordinal(), 0, 0),
            node -> node < nodes.size() ? nodes.get(node).get("units").asLong() : 0,
            node -> true,
            node -> 0);
  }

  private static ItemTerms item(double lostSaleValue) {
    return new ItemTerms(SKU, 1, 0, 0, lostSaleValue, 1, new boolean[0]);
  }

  /** Constant tables up to the units on hand, so that the last unit has the tails given. */
  private static SkuPlan plan(JsonNode nodes) {
    NodeLadder[] ladders = new NodeLadder[nodes.size() + 1];
    for (int n = 0; n < nodes.size(); n++) {
      double[] savings = GoldenResource.doubles(nodes.get(n).get("savings"));
      double[] last = GoldenResource.doubles(nodes.get(n).get("tails"));
      double[][] tails = new double[savings.length][nodes.get(n).get("units").asInt()];
      for (int j = 0; j < savings.length; j++) {
        Arrays.fill(tails[j], last[j]);
      }
      double[] rates = new double[savings.length];
      ladders[n] = new NodeLadder(n, -1, 0, 1, 1, 0.5, 1, 0, 1, savings, rates, tails);
    }
    double[] zero = new double[ladders.length];
    SkuPlan.Basis basis = new SkuPlan.Basis(0, zero, zero, zero, zero, new BitSet());
    return new SkuPlan(SKU, new PlanVersions(1, 1, 1, 1), basis, ladders);
  }

  /** The constant that tells equal nodes apart belongs to decisions, not to the instance. */
  private static double affinity(int node) {
    return Affinity.of(Affinity.seed(SKU), node);
  }

  private static Network network(JsonNode given) {
    List<Node> nodes = new ArrayList<>();
    List<Lane> lanes = new ArrayList<>();
    List<ShipOption> options = new ArrayList<>();
    int vendor = given.size();
    for (int n = 0; n < vendor; n++) {
      JsonNode one = given.get(n);
      nodes.add(node(n, NodeKind.FC));
      lanes.add(lane(vendor, n, one.get("replacement").asDouble()));
      options.add(
          new ShipOption(
              n,
              0,
              Speed.TWO_DAY,
              "GROUND",
              2,
              LocalTime.of(17, 0),
              ZoneOffset.UTC,
              one.get("shipping").asDouble(),
              0,
              2.5));
    }
    nodes.add(node(vendor, NodeKind.VENDOR));
    Network.Terms terms =
        new Network.Terms("USD", 7, 4, 6.5, RegionPolicy.NATIONAL, Limits.DEFAULT);
    List<Zone> zones = List.of(new Zone("Z", "R", ZoneOffset.UTC));
    return new Network("routing", 1, terms, nodes, zones, lanes, options);
  }

  private static Node node(int ordinal, NodeKind kind) {
    return new Node(
        ordinal,
        "N" + ordinal,
        kind,
        kind == NodeKind.VENDOR ? 1 : 0,
        "R",
        ZoneOffset.UTC,
        Optional.empty(),
        Capacity.UNLIMITED,
        0,
        0,
        0,
        0,
        1,
        true,
        Set.of());
  }

  private static Lane lane(int from, int to, double costPerUnit) {
    return new Lane(
        "L" + to,
        from,
        to,
        LaneKind.PURCHASE,
        DepartureCalendar.daily(LocalTime.of(18, 0), ZoneOffset.UTC),
        new LeadTime(2, 0),
        costPerUnit,
        0,
        Trucks.NONE,
        Double.POSITIVE_INFINITY,
        LaneMode.AUTO,
        240,
        1440,
        false);
  }
}
