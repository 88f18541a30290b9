package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.echelon.textbook.ArrivalProgram;
import org.echelon.textbook.TransportPrices;
import org.echelon.textbook.TransportProgram;

/** Shipping orders from stock that is not replenished. */
public final class FulfillmentSuite implements GoldenSuite {
  /** Half a digit of shares given in percent with one decimal. */
  private static final double HALF_A_DIGIT = 0.05;

  @Override
  public void fill(GoldenTable table) {
    JsonNode file = GoldenResource.read("fulfillment.json");
    String source = file.get("source").asText();
    file.get("transport").forEach(c -> transport(c, table.of(c.get("name").asText(), source)));
    JsonNode arrivals = file.get("arrivals");
    arrivals(arrivals, table.of(arrivals.get("name").asText(), source));
  }

  private static void transport(JsonNode c, GoldenTable table) {
    var program =
        new TransportProgram(
            GoldenResource.doubles(c.get("stock")),
            GoldenResource.doubles(c.get("demand")),
            costs(c),
            c.has("penalty") ? c.get("penalty").asDouble() : Double.POSITIVE_INFINITY);
    var plan = program.optimum();
    table.real("optimum", c.get("optimum").asDouble(), plan.cost());
    table.real("dual optimum", c.get("optimum").asDouble(), program.dualValue());
    table.whole("units lost", c.get("lost").asLong(), Math.round(Arrays.stream(plan.lost()).sum()));
    for (int f = 0; f < c.get("worth").size(); f++) {
      double[] known = GoldenResource.doubles(c.get("worth").get(f));
      var worth = program.worth(f);
      String of = " worth of a unit at " + (f + 1);
      // 1 is added so that a worth of zero has a relative error.
      table.real("1 + least" + of, 1 + known[0], 1 + worth.least());
      table.real("1 + greatest" + of, 1 + known[1], 1 + worth.greatest());
    }
  }

  private static void arrivals(JsonNode c, GoldenTable table) {
    var program =
        new ArrivalProgram(
            GoldenResource.doubles(c.get("chances")),
            costs(c),
            c.get("penalty").asDouble(),
            GoldenResource.ints(c.get("stock")),
            c.get("arrivals").asInt());
    var solved = new TransportPrices(program);
    double[] known = GoldenResource.doubles(c.get("prices"));
    double[] prices = solved.at(program.arrivals(), program.stock());
    for (int f = 0; f < known.length; f++) {
      table.real("price of stock at " + (f + 1), known[f], prices[f]);
    }
    double myopic = program.myopic();
    double clairvoyant = program.clairvoyant();
    double fixed = program.value((left, stock) -> prices);
    double resolved = program.value(solved);
    table.real("optimal policy", c.get("optimum").asDouble(), program.optimum());
    table.real("myopic", c.get("myopic").asDouble(), myopic);
    table.real("prices solved once", c.get("static").asDouble(), fixed);
    table.real("prices solved at every arrival", c.get("resolved").asDouble(), resolved);
    table.real("clairvoyant", c.get("clairvoyant").asDouble(), clairvoyant);
    table.real("fluid", c.get("fluid").asDouble(), program.fluid());
    captured("static", c, (myopic - fixed) / (myopic - clairvoyant), table);
    captured("resolved", c, (myopic - resolved) / (myopic - clairvoyant), table);
  }

  private static void captured(String kind, JsonNode c, double share, GoldenTable table) {
    double known = c.get("capturedPercent").get(kind).asDouble();
    String what = "percent of the way from myopic to clairvoyant, " + kind;
    table.real(what, known, 100 * share, HALF_A_DIGIT / known);
  }

  private static double[][] costs(JsonNode c) {
    double[][] costs = new double[c.get("cost").size()][];
    Arrays.setAll(costs, f -> GoldenResource.doubles(c.get("cost").get(f)));
    return costs;
  }
}
