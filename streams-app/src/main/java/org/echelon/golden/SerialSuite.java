package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.demand.NormalLaw;
import org.echelon.demand.TabledDemand;
import org.echelon.valuation.echelon.ContinuousSerial;
import org.echelon.valuation.echelon.DiscreteSerial;
import org.echelon.valuation.echelon.SerialCosts;
import org.echelon.valuation.echelon.ShangSongBounds;

/** Serial systems: echelon base stock levels, margins, bounds and costs. */
public final class SerialSuite implements GoldenSuite {

  @Override
  public void fill(GoldenTable table) {
    JsonNode root = GoldenResource.read("serial-systems.json");
    root.get("normal").forEach(instance -> normal(table, instance));
    root.get("whole").forEach(instance -> whole(table, instance));
  }

  private static void normal(GoldenTable table, JsonNode instance) {
    SerialCosts costs = costs(instance);
    double[] leadTimes = GoldenResource.doubles(instance.get("leadTimes"));
    double[] means = new double[leadTimes.length];
    double[] deviations = new double[leadTimes.length];
    List<NormalLaw> demand = new ArrayList<>();
    for (int j = 0; j < leadTimes.length; j++) {
      means[j] = instance.get("meanPerTime").asDouble() * leadTimes[j];
      deviations[j] = instance.get("deviationPerRootTime").asDouble() * Math.sqrt(leadTimes[j]);
      demand.add(new NormalLaw(means[j], deviations[j]));
    }
    ContinuousSerial system = new ContinuousSerial(costs, demand);
    double[] levels = system.levels();
    of(table, instance);
    for (int j = 0; j < levels.length; j++) {
      table.real(
          "echelon level of stage " + (j + 1), instance.at("/levels/" + j).asDouble(), levels[j]);
    }
    table.real("cost" + elsewhere(instance), instance.get("cost").asDouble(), system.cost(levels));
    JsonNode margins = instance.get("marginOfLastStage");
    for (int i = 0; margins != null && i < margins.get("at").size(); i++) {
      double y = margins.at("/at/" + i).asDouble();
      table.real(
          "margin of the last stage at " + y,
          margins.at("/margins/" + i).asDouble(),
          system.margin(levels.length, levels, y));
    }
    for (JsonNode claim : instance.path("claimedElsewhere")) {
      elsewhere(table, claim, system);
    }
    if (instance.has("bounds")) {
      bounds(table, instance.get("bounds"), new ShangSongBounds(costs, means, deviations), system);
    }
  }

  /** What levels of others really cost, and that their figure for it is another. */
  private static void elsewhere(GoldenTable table, JsonNode claim, ContinuousSerial system) {
    String by = claim.get("by").asText();
    double claimed = claim.get("claimed").asDouble();
    double cost = system.cost(GoldenResource.doubles(claim.get("levels")));
    table
        .real("cost at the levels of the " + by, claim.get("cost").asDouble(), cost)
        .whole(
            "whether " + claimed + " of the " + by + " is that cost",
            0,
            Math.abs(claimed - cost) <= GoldenTable.EXACT * cost ? 1 : 0);
  }

  private static void bounds(
      GoldenTable table, JsonNode expected, ShangSongBounds bounds, ContinuousSerial system) {
    for (int j = 0; j < bounds.lower().length; j++) {
      table.real(
          "lower bound of stage " + (j + 1),
          expected.at("/lower/" + j).asDouble(),
          bounds.lower()[j]);
      table.real(
          "upper bound of stage " + (j + 1),
          expected.at("/upper/" + j).asDouble(),
          bounds.upper()[j]);
    }
    table
        .real(
            "cost half way between the bounds",
            expected.get("costAtMidpoint").asDouble(),
            system.cost(bounds.midpoint()))
        .real(
            "cost at the lower bounds",
            expected.get("costAtLower").asDouble(),
            system.cost(bounds.lower()))
        .real(
            "cost at the upper bounds",
            expected.get("costAtUpper").asDouble(),
            system.cost(bounds.upper()));
  }

  private static void whole(GoldenTable table, JsonNode instance) {
    double mean = instance.get("meanPerTime").asDouble();
    double ratio = instance.get("varianceToMean").asDouble();
    List<TabledDemand> demand =
        Arrays.stream(GoldenResource.doubles(instance.get("leadTimes")))
            .mapToObj(time -> TabledDemand.of(mean * time, mean * time * ratio))
            .toList();
    DiscreteSerial system = new DiscreteSerial(costs(instance), demand);
    int[] levels = system.levels();
    of(table, instance);
    for (int j = 0; j < levels.length; j++) {
      table.whole(
          "echelon level of stage " + (j + 1), instance.at("/levels/" + j).asInt(), levels[j]);
    }
    table.real("cost" + elsewhere(instance), instance.get("cost").asDouble(), system.cost(levels));
  }

  private static SerialCosts costs(JsonNode instance) {
    return new SerialCosts(
        GoldenResource.doubles(instance.get("echelonHolding")), instance.get("penalty").asDouble());
  }

  private static void of(GoldenTable table, JsonNode instance) {
    table.of(instance.get("name").asText(), instance.get("source").asText());
  }

  private static String elsewhere(JsonNode instance) {
    return instance.has("elsewhere") ? " (" + instance.get("elsewhere").asText() + ")" : "";
  }
}
