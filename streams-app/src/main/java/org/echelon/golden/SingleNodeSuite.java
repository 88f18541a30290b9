package org.echelon.golden;

import static org.echelon.golden.GoldenResource.name;
import static org.echelon.golden.GoldenResource.real;

import com.fasterxml.jackson.databind.JsonNode;
import org.echelon.demand.DemandLaw;
import org.echelon.demand.Law;
import org.echelon.demand.LognormalLaw;
import org.echelon.demand.NormalLaw;
import org.echelon.demand.TabledDemand;
import org.echelon.textbook.BaseStock;
import org.echelon.textbook.CountReorderQuantity;
import org.echelon.textbook.Newsvendor;
import org.echelon.textbook.NormalReorderQuantity;
import org.echelon.textbook.PowerApproximation;
import org.echelon.textbook.ProfitNewsvendor;
import org.echelon.textbook.ReorderApproximations;
import org.echelon.textbook.ReorderUpTo;

/** Stock of one item at one place under random demand. */
public final class SingleNodeSuite implements GoldenSuite {

  @Override
  public void fill(GoldenTable table) {
    JsonNode file = GoldenResource.read("single-node.json");
    String source = file.get("source").asText();
    file.get("newsvendor").forEach(c -> newsvendor(c, table.of(name("newsvendor", c), source)));
    file.get("profit").forEach(c -> profit(c, table.of(name("newsvendor", c), source)));
    file.get("baseStock").forEach(c -> baseStock(c, table.of(name("base stock", c), source)));
    file.get("upTo").forEach(c -> upTo(c, table.of(name("(s,S)", c), source)));
    file.get("power").forEach(c -> power(c, table.of(name("(s,S) power", c), source)));
    file.get("reorderNormal").forEach(c -> normal(c, table.of(name("(r,Q) normal", c), source)));
    file.get("reorderPoisson").forEach(c -> poisson(c, table.of(name("(r,Q) Poisson", c), source)));
  }

  private static void newsvendor(JsonNode c, GoldenTable table) {
    Law law = law(c.get("law"));
    var model = new Newsvendor(real(c, "holding"), real(c, "shortage"), law);
    if (law instanceof DemandLaw) {
      table.whole("level", c.get("level").asLong(), (long) model.level());
    } else {
      table.real("level", real(c, "level"), model.level());
    }
    table.real("cost", real(c, "cost"), model.cost());
    if (c.has("trial")) {
      table.real("cost of " + c.get("trial"), real(c, "trialCost"), model.cost(real(c, "trial")));
    }
  }

  private static void profit(JsonNode c, GoldenTable table) {
    var model =
        new ProfitNewsvendor(
            real(c, "selling"), real(c, "buying"), real(c, "salvage"), law(c.get("law")));
    table.real("level", real(c, "level"), model.level());
    table.real("profit", real(c, "profit"), model.profit());
  }

  private static void baseStock(JsonNode c, GoldenTable table) {
    int leadTime = c.get("leadTime").asInt();
    NormalLaw demand = normal(c.get("normal"));
    var model = BaseStock.of(real(c, "holding"), real(c, "shortage"), demand, leadTime);
    table.real("level", real(c, "level"), model.level());
    table.real("cost", real(c, "cost"), model.cost());
  }

  private static void upTo(JsonNode c, GoldenTable table) {
    double half = 0.5 * Math.pow(10, -c.get("decimals").asInt());
    for (int i = 0; i < c.get("mean").size(); i++) {
      double mean = c.get("mean").get(i).asDouble();
      var demand = TabledDemand.poisson(mean);
      var policy =
          new ReorderUpTo(real(c, "setup"), real(c, "holding"), real(c, "shortage"), demand, 0)
              .optimum();
      String at = " at mean " + mean;
      table.whole("s" + at, c.get("s").get(i).asLong(), policy.reorderPoint());
      table.whole("S" + at, c.get("S").get(i).asLong(), policy.level());
      double cost = c.get("cost").get(i).asDouble();
      table.real("cost" + at, cost, policy.cost(), Math.max(half / cost, GoldenTable.EXACT));
    }
  }

  private static void power(JsonNode c, GoldenTable table) {
    NormalLaw demand = normal(c.get("normal"));
    var policy =
        PowerApproximation.of(real(c, "setup"), real(c, "holding"), real(c, "shortage"), demand, 0);
    table.real("s", real(c, "s"), policy.reorderPoint());
    table.real("S", real(c, "S"), policy.level());
  }

  private static void normal(JsonNode c, GoldenTable table) {
    NormalLaw perYear = normal(c.get("normalPerYear"));
    var model =
        new NormalReorderQuantity(
            real(c, "setup"),
            real(c, "holding"),
            real(c, "shortage"),
            perYear.mean(),
            perYear.over(real(c, "leadTimeMonths") / 12));
    var approximations = new ReorderApproximations(model);
    policy("optimum", c, model, model.optimum(), table);
    policy("withBackorders", c, model, approximations.withBackorders(), table);
    policy("withSafetyStock", c, model, approximations.withSafetyStock(), table);
    var averages = approximations.expectedInventoryLevel();
    policy("expectedInventoryLevel", c, model, averages, table);
    table.real(
        "expectedInventoryLevel cost in its own terms",
        c.at("/expectedInventoryLevel/ownCost").asDouble(),
        approximations.expectedInventoryLevelCost(averages));
  }

  private static void policy(
      String kind,
      JsonNode c,
      NormalReorderQuantity model,
      NormalReorderQuantity.Policy policy,
      GoldenTable table) {
    JsonNode known = c.get(kind);
    table.real(kind + " r", real(known, "r"), policy.reorderPoint());
    table.real(kind + " Q", real(known, "Q"), policy.quantity());
    if (known.has("cost")) {
      table.real(kind + " cost", real(known, "cost"), model.cost(policy));
    }
  }

  private static void poisson(JsonNode c, GoldenTable table) {
    var policy =
        CountReorderQuantity.poisson(
                real(c, "setup"),
                real(c, "holding"),
                real(c, "shortage"),
                real(c, "rate"),
                real(c, "leadTime"))
            .optimum();
    table.whole("r", c.get("r").asLong(), policy.reorderPoint());
    table.whole("Q", c.get("Q").asLong(), policy.quantity());
    table.real("cost", real(c, "cost"), policy.cost());
  }

  private static Law law(JsonNode node) {
    if (node.has("normal")) {
      return normal(node.get("normal"));
    }
    if (node.has("lognormal")) {
      JsonNode logs = node.get("lognormal");
      return new LognormalLaw(logs.get(0).asDouble(), logs.get(1).asDouble());
    }
    return node.has("poisson")
        ? TabledDemand.poisson(real(node, "poisson"))
        : TabledDemand.ofWeights(GoldenResource.doubles(node.get("mass")));
  }

  private static NormalLaw normal(JsonNode pair) {
    return new NormalLaw(pair.get(0).asDouble(), pair.get(1).asDouble());
  }
}
