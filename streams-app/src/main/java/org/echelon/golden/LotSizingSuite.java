package org.echelon.golden;

import static org.echelon.golden.GoldenResource.name;
import static org.echelon.golden.GoldenResource.real;

import com.fasterxml.jackson.databind.JsonNode;
import org.echelon.textbook.BackorderedOrderQuantity;
import org.echelon.textbook.DisruptedOrderQuantity;
import org.echelon.textbook.EconomicOrderQuantity;
import org.echelon.textbook.EconomicProductionQuantity;
import org.echelon.textbook.JointReplenishment;
import org.echelon.textbook.QuantityDiscounts;
import org.echelon.textbook.WagnerWhitin;

/** Order quantities under demand that is known. */
public final class LotSizingSuite implements GoldenSuite {

  @Override
  public void fill(GoldenTable table) {
    JsonNode file = GoldenResource.read("lot-sizing.json");
    String source = file.get("source").asText();
    file.get("harris").forEach(c -> harris(c, table.of(name("EOQ", c), source)));
    file.get("backorders").forEach(c -> backorders(c, table.of(name("EOQ", c), source)));
    file.get("production").forEach(c -> production(c, table.of(name("EPQ", c), source)));
    file.get("discounts").forEach(c -> discounts(c, table.of(name("discounts", c), source)));
    file.get("joint").forEach(c -> joint(c, table.of(name("JRP", c), source)));
    file.get("dynamic").forEach(c -> dynamic(c, table.of(name("Wagner-Whitin", c), source)));
    file.get("disruptions").forEach(c -> disruptions(c, table.of(name("EOQ", c), source)));
  }

  private static void harris(JsonNode c, GoldenTable table) {
    var model = new EconomicOrderQuantity(real(c, "setup"), real(c, "holding"), real(c, "rate"));
    table.real("quantity", real(c, "quantity"), model.quantity());
    table.real("cost", real(c, "cost"), model.cost());
  }

  private static void backorders(JsonNode c, GoldenTable table) {
    var model =
        new BackorderedOrderQuantity(
            real(c, "setup"), real(c, "holding"), real(c, "backorder"), real(c, "rate"));
    table.real("quantity", real(c, "quantity"), model.quantity());
    table.real("share backordered", real(c, "share"), model.backorderedShare());
    table.real("cost", real(c, "cost"), model.cost());
  }

  private static void production(JsonNode c, GoldenTable table) {
    var model =
        new EconomicProductionQuantity(
            real(c, "setup"), real(c, "holding"), real(c, "rate"), real(c, "capacity"));
    table.real("quantity", real(c, "quantity"), model.quantity());
    table.real("cost", real(c, "cost"), model.cost());
  }

  private static void discounts(JsonNode c, GoldenTable table) {
    var model =
        new QuantityDiscounts(
            real(c, "setup"),
            real(c, "carrying"),
            real(c, "rate"),
            GoldenResource.doubles(c.get("from")),
            GoldenResource.doubles(c.get("price")));
    lot("all units", c.get("allUnits"), model.allUnits(), table);
    lot("incremental", c.get("incremental"), model.incremental(), table);
  }

  private static void lot(
      String kind, JsonNode known, QuantityDiscounts.Lot lot, GoldenTable table) {
    table.real(kind + " quantity", real(known, "quantity"), lot.quantity());
    table.whole(kind + " region", known.get("region").asInt(), lot.region());
    table.real(kind + " cost", real(known, "cost"), lot.cost());
  }

  private static void joint(JsonNode c, GoldenTable table) {
    var model =
        new JointReplenishment(
            real(c, "shared"),
            GoldenResource.doubles(c.get("setup")),
            GoldenResource.doubles(c.get("holding")),
            GoldenResource.doubles(c.get("rate")));
    table.real("cycle of the heuristic", real(c, "cycle"), model.silver().cycle());
    multiples("heuristic", c.get("multiples"), model.silver(), table);
    table.real("cost of the heuristic", real(c, "cost"), model.silver().cost());
    multiples("exact", c.get("exactMultiples"), model.optimum(), table);
    table.real("exact cost", real(c, "exactCost"), model.optimum().cost());
  }

  private static void multiples(
      String kind, JsonNode known, JointReplenishment.Schedule schedule, GoldenTable table) {
    for (int i = 0; i < known.size(); i++) {
      int multiple = schedule.multiples()[i];
      table.whole(kind + " multiple of item " + (i + 1), known.get(i).asInt(), multiple);
    }
  }

  private static void dynamic(JsonNode c, GoldenTable table) {
    double[] demand = GoldenResource.doubles(c.get("demand"));
    var flat = WagnerWhitin.stationary(demand, real(c, "setup"), real(c, "holding"));
    double[] unitCost = GoldenResource.doubles(c.get("price"));
    var plan = new WagnerWhitin(demand, flat.fixedCost(), unitCost, flat.holdingCost()).plan();
    double[] orders = GoldenResource.doubles(c.get("orders"));
    for (int t = 0; t < orders.length; t++) {
      table.whole("order of period " + (t + 1), (long) orders[t], Math.round(plan.orders()[t]));
    }
    table.real("cost", real(c, "cost"), plan.cost());
  }

  private static void disruptions(JsonNode c, GoldenTable table) {
    var model =
        new DisruptedOrderQuantity(
            real(c, "setup"),
            real(c, "holding"),
            real(c, "lost"),
            real(c, "rate"),
            real(c, "down"),
            real(c, "up"));
    table.real("quantity", real(c, "quantity"), model.quantity());
    table.real("cost", real(c, "cost"), model.cost());
  }
}
