package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.demand.DemandTail;
import org.echelon.pricing.forward.ForwardCurve;
import org.echelon.pricing.forward.WeekCapacities;
import org.echelon.valuation.NodeLadder;

/** The instance of two FCs, a DC and four weeks. */
public final class ForwardWeeks {
  private static final int WEEKS = 4;
  private static final int DC = 2;
  private static final double NONE = Double.POSITIVE_INFINITY;

  private final JsonNode root = GoldenResource.read("forward-weeks.json");

  public JsonNode answers() {
    return root.get("answers");
  }

  /** The curve problem. */
  public ForwardCurve curve() {
    ForwardCurve.Builder builder = ForwardCurve.ending(limits());
    for (JsonNode item : root.get("items")) {
      List<List<NodeLadder>> byWeek = new ArrayList<>();
      for (int w = 0; w < WEEKS; w++) {
        byWeek.add(List.of(ladder(item, 0, w), ladder(item, 1, w)));
      }
      builder.add(byWeek, GoldenResource.doubles(item.get("position")));
    }
    return builder.build();
  }

  private WeekCapacities limits() {
    JsonNode limits = root.get("limits");
    double[][] storage = new double[WEEKS][];
    double[][] inbound = new double[WEEKS][];
    double[][] outbound = new double[WEEKS][];
    for (int w = 0; w < WEEKS; w++) {
      storage[w] = with(limits.get("storageCube").get(w), NONE);
      inbound[w] = with(limits.get("inboundPerDay").get(w), NONE);
      outbound[w] =
          with(
              limits.get("outboundPerDay").get(w),
              limits.get("dcOutboundPerDay").get(w).asDouble());
    }
    return new WeekCapacities(storage, inbound, outbound, new boolean[] {false, false, true});
  }

  /** The known optimal prices in the order of the rows. */
  public double[] optimalPrices() {
    JsonNode known = root.get("optimalPrices");
    List<Double> prices = new ArrayList<>();
    for (int w = 0; w < WEEKS; w++) {
      for (int n = 0; n < DC; n++) {
        for (String kind : List.of("storage", "inbound", "outbound")) {
          prices.add(known.get(kind).get(w).get(n).asDouble());
        }
      }
      prices.add(known.get("dcOutbound").get(w).asDouble());
    }
    return prices.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] with(JsonNode byFc, double dc) {
    double[] all = Arrays.copyOf(GoldenResource.doubles(byFc), DC + 1);
    all[DC] = dc;
    return all;
  }

  /** Units served count 1/tau a day here, so the protection time is put equal to the turn time. */
  private NodeLadder ladder(JsonNode item, int node, int week) {
    double turn = root.get("turnDays").asDouble();
    double cube = item.get("cube").asDouble();
    double rate =
        item.get("ratePerDay").get(node).asDouble() * item.get("weekFactor").get(week).asDouble();
    double mean = rate * root.get("protectionDays").asDouble();
    double[] tails = new double[root.get("mostLevels").asInt() + 1];
    int levels =
        DemandTail.fill(mean, mean, 1, root.get("leastTail").asDouble(), tails.length, tails) - 1;
    return new NodeLadder(
        node,
        DC,
        cube,
        turn,
        turn,
        root.get("kappa").asDouble(),
        1,
        item.get("capitalPerDay").asDouble() + root.get("storageCostPerCubeDay").asDouble() * cube,
        1,
        new double[] {item.get("savings").get(node).asDouble()},
        new double[] {rate},
        new double[][] {Arrays.copyOf(tails, levels)});
  }
}
