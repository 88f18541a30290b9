package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import org.echelon.pricing.bound.DemandScenarios;
import org.echelon.pricing.bound.PlacementBound;
import org.echelon.pricing.bound.PositionBound;

/** Lower bounds on cost with inventory. */
public final class BoundSuite implements GoldenSuite {

  @Override
  public void fill(GoldenTable table) {
    placement(table);
    position(table);
  }

  private static void placement(GoldenTable table) {
    JsonNode root = GoldenResource.read("placement-bound.json");
    JsonNode known = root.get("answers");
    double window = root.get("windowDays").asDouble();
    double[] mean = GoldenResource.doubles(root.get("ratePerDay"));
    double clairvoyant = 0;
    for (int c = 0; c < mean.length; c++) {
      double cheapest = root.get("lostSale").asDouble();
      for (JsonNode node : root.get("costByNode")) {
        cheapest = Math.min(cheapest, node.get(c).asDouble());
      }
      clairvoyant += mean[c] * cheapest;
      mean[c] *= window;
    }
    PlacementBound bound =
        new PlacementBound(
            new double[][] {
              GoldenResource.doubles(root.get("costByNode").get(0)),
              GoldenResource.doubles(root.get("costByNode").get(1))
            },
            root.get("lostSale").asDouble(),
            GoldenResource.doubles(root.get("holdingPerUnitDay")),
            window,
            DemandScenarios.allPoisson(mean, root.get("cutAt").asInt()));
    table.of("placement bound", "enumeration of all demands with optimal transport");
    table.real("clairvoyant cost", known.get("clairvoyantPerDay").asDouble(), clairvoyant);
    for (JsonNode row : known.get("table")) {
      double[] z = {row.get(0).asDouble(), row.get(1).asDouble()};
      table.real("cost at " + row.get(0) + ", " + row.get(1), row.get(2).asDouble(), bound.at(z));
    }
    PlacementBound.Least least = bound.least(1e-8);
    table.real("least cost", known.get("perDay").asDouble(), least.perDay());
    for (int n = 0; n < least.placement().length; n++) {
      table.whole(
          "units at node " + n,
          known.get("placement").get(n).asInt(),
          Math.round(least.placement()[n]));
    }
  }

  private static void position(GoldenTable table) {
    for (JsonNode item : GoldenResource.read("position-bound.json").get("instances")) {
      double rate = item.get("ratePerDay").asDouble();
      PositionBound.Least least =
          PositionBound.least(
              rate,
              item.get("holdingPerUnitDay").asDouble(),
              item.get("lostSale").asDouble(),
              item.get("firstDay").asInt(),
              item.get("lastDay").asInt());
      double within = item.get("within").asDouble();
      double bound = item.get("perDay").asDouble();
      double lost = item.get("lostPerWeek").asDouble();
      table.of("position bound, rate " + rate, "scipy, weekly loss free");
      table.real("bound", bound, least.perDay(), within / bound);
      table.real("loss a week", lost, least.lostPerWeek(), within / lost);
    }
  }
}
