package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.echelon.demand.TabledDemand;
import org.echelon.textbook.CoupledProgram;
import org.echelon.textbook.CoupledProgram.Cap;
import org.echelon.textbook.LagrangianBound;
import org.echelon.textbook.LostSalesItem;

/** Items under one capacity: the exact value beside what prices prove. */
public final class CoupledProgramSuite implements GoldenSuite {
  /** Half a digit of gaps given in percent with three decimals. */
  private static final double HALF_A_DIGIT = 0.0005;

  @Override
  public void fill(GoldenTable table) {
    JsonNode file = GoldenResource.read("coupled-program.json");
    file.get("flow").get("cases").forEach(c -> flow(file, c, table));
    file.get("storage").get("cases").forEach(c -> storage(file, c, table));
  }

  private static void flow(JsonNode file, JsonNode c, GoldenTable table) {
    int periods = c.get("periods").asInt();
    int capacity = c.get("capacity").asInt();
    List<LostSalesItem> items = new ArrayList<>();
    for (int copy = 0; copy < c.get("copies").asInt(); copy++) {
      items.addAll(items(file, file.get("flow")));
    }
    var program = new CoupledProgram(items, Cap.FLOW, capacity);
    String name = "flow cap, %d items, %d periods".formatted(items.size(), periods);
    table.of(name, file.get("source").asText());
    double exact = program.value(periods);
    table.real("exact cost", c.get("exact").asDouble(), exact);
    bound("single", c, exact, LagrangianBound.single(program, periods), table);
    var perPeriod = LagrangianBound.perPeriod(program, periods);
    bound("perPeriod", c, exact, perPeriod, table);
    double[] prices = GoldenResource.doubles(c.get("prices"));
    for (int t = 0; t < prices.length; t++) {
      // Six decimals are known; 1 is added so that a price of zero has a relative error.
      table.real("1 + price of period " + (t + 1), 1 + prices[t], 1 + perPeriod.prices()[t]);
    }
  }

  private static void bound(
      String kind, JsonNode c, double exact, LagrangianBound bound, GoldenTable table) {
    table.real(kind + " bound", c.get(kind).asDouble(), bound.value());
    double gap = c.get(kind + "GapPercent").asDouble();
    double got = 100 * (exact - bound.value()) / exact;
    table.real(kind + " gap, percent", gap, got, HALF_A_DIGIT / gap);
  }

  private static void storage(JsonNode file, JsonNode c, GoldenTable table) {
    int capacity = c.get("capacity").asInt();
    double discount = file.at("/storage/discount").asDouble();
    var items = items(file, file.get("storage"));
    var program = new CoupledProgram(items, Cap.STORAGE, capacity);
    table.of("storage cap %d, discounted".formatted(capacity), file.get("source").asText());
    double exact = c.get("exact").asDouble();
    table.real("exact cost", exact, program.discountedValue(discount));
    // The gap is 0.0000 percent: the bound meets the exact value to 5e-7.
    table.real("bound", exact, LagrangianBound.discounted(program, discount).value(), 5e-7);
  }

  private static List<LostSalesItem> items(JsonNode file, JsonNode family) {
    int last = family.get("largestDemand").asInt();
    int levels = family.get("levels").asInt();
    List<LostSalesItem> items = new ArrayList<>();
    for (JsonNode item : file.get("items")) {
      var demand = TabledDemand.poisson(item.get("poisson").asDouble()).atMost(last);
      double holding = item.get("holding").asDouble();
      items.add(new LostSalesItem(holding, item.get("lost").asDouble(), demand, levels));
    }
    return items;
  }
}
