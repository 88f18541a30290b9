package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.FrozenModelBuilder;
import org.echelon.pricing.Resources;
import org.echelon.valuation.NodeLadder;

/**
 * A small instance with known answers: 39 SKUs over 4 DCs (0-3), 16 FCs (4-19) and 8 same-day sites
 * (20-27). lp is the fractional optimum by an independent solver, mipBound an upper bound on the
 * best integer plan, both currency a day.
 */
public record SmallNetwork(FrozenModel model, double lp, double mipBound) {

  /** Reads the instance. */
  public static SmallNetwork load() {
    JsonNode root = GoldenResource.read("pricing-small.json");
    double[] inbound = GoldenResource.doubles(root.get("inbound"));
    double[] outbound = GoldenResource.doubles(root.get("outbound"));
    double[] flow = new double[inbound.length];
    Arrays.setAll(flow, n -> Math.min(inbound[n], outbound[n]));
    boolean[] feeds = new boolean[flow.length];
    Arrays.fill(feeds, 0, 4, true);
    double[] cube = GoldenResource.doubles(root.get("storageCube"));
    FrozenModelBuilder builder = FrozenModel.over(Resources.of(cube, flow, feeds));
    List<NodeLadder> ladders = new ArrayList<>();
    int sku = 0;
    for (JsonNode pair : root.get("pairs")) {
      if (pair.get(0).asInt() != sku) {
        builder.add(ladders);
        ladders.clear();
        sku = pair.get(0).asInt();
      }
      ladders.add(ladder(pair));
    }
    builder.add(ladders);
    return new SmallNetwork(
        builder.build(), root.get("lp").asDouble(), root.get("mipBound").asDouble());
  }

  private static NodeLadder ladder(JsonNode pair) {
    int node = pair.get(1).asInt();
    int region = node < 20 ? (node - 4) / 2 : node - 20;
    double[] savings = GoldenResource.doubles(pair.get(3));
    double[] flat = GoldenResource.doubles(pair.get(9));
    double[][] tails = new double[savings.length][flat.length / 3];
    for (int j = 0; j < tails.length; j++) {
      for (int x = 0; x < tails[j].length; x++) {
        tails[j][x] = flat[3 * x + j];
      }
    }
    double turn = pair.get(4).asDouble();
    double rho = pair.get(6).asDouble();
    return new NodeLadder(
        node,
        node < 4 ? -1 : region / 2,
        pair.get(8).asDouble(),
        turn,
        turn / rho,
        pair.get(5).asDouble(),
        rho,
        pair.get(7).asDouble(),
        pair.get(2).asInt(),
        savings,
        new double[savings.length],
        tails);
  }
}
