package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.echelon.demand.DemandTail;
import org.echelon.pricing.forward.PriceCurve;
import org.echelon.pricing.forward.StockPath;
import org.echelon.valuation.NodeLadder;

/** The instance of one SKU at one node with a peak of demand and of prices. */
final class StockPaths {
  private static final int LEVELS = 60;
  private static final double DAYS = 7;

  private final JsonNode root = GoldenResource.read("stock-path.json");
  final PriceCurve curve;
  final int weeks;

  StockPaths() {
    double[] inbound = GoldenResource.doubles(root.get("replenishmentPrice"));
    double[] outbound = GoldenResource.doubles(root.get("outboundPrice"));
    double[] storage = GoldenResource.doubles(root.get("storagePrice"));
    weeks = inbound.length;
    curve = new PriceCurve(new double[weeks][1], new double[weeks][1], new double[weeks][1]);
    for (int w = 0; w < weeks; w++) {
      curve.storagePerCubeDay()[w][0] = storage[w];
      curve.inboundPerUnit()[w][0] = inbound[w];
      curve.outboundPerUnit()[w][0] = outbound[w];
    }
  }

  JsonNode answers() {
    return root.get("answers");
  }

  int position() {
    return root.get("position").asInt();
  }

  /** What the position before the first week saves at its price. */
  double credit() {
    return curve.replenishment(0, -1, 0) * position() / DAYS;
  }

  double[] margins(int week, boolean rented) {
    NodeLadder ladder = ladder(week);
    double rental = rented ? curve.rental(0, -1, week) : 0;
    double[] margins = new double[ladder.levels()];
    Arrays.setAll(
        margins,
        x ->
            ladder.margin(x, curve.flow(0, -1, week), curve.storagePerCubeDay()[week][0]) - rental);
    return margins;
  }

  StockPath.Path path() {
    double[][] margins = new double[weeks][];
    double[][] sold = new double[weeks][];
    for (int w = 0; w < weeks; w++) {
      margins[w] = margins(w, true);
      NodeLadder ladder = ladder(w);
      sold[w] = new double[ladder.levels()];
      Arrays.setAll(sold[w], x -> DAYS * ladder.tails()[0][x] / ladder.protectionDays());
    }
    return StockPath.best(margins, sold, position());
  }

  private NodeLadder ladder(int week) {
    double lead = root.get("leadDays").asDouble();
    double review = root.get("reviewDays").asDouble();
    double cube = root.get("cube").asDouble();
    double rate = root.get("ratePerDay").get(week).asDouble();
    double turn = review + lead / 2;
    double[] tails = new double[LEVELS];
    DemandTail.fill(rate * (lead + review), rate * (lead + review), 1, tails);
    return new NodeLadder(
        0,
        -1,
        cube,
        turn,
        lead + review,
        1 - review / (2 * turn),
        1,
        root.get("capitalPerDay").asDouble() + root.get("storageCostPerCubeDay").asDouble() * cube,
        1,
        new double[] {root.get("saving").asDouble()},
        new double[] {rate},
        new double[][] {tails});
  }
}
