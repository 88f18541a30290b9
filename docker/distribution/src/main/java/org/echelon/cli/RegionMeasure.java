package org.echelon.cli;

import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.cost.RegionFigures;

/** What a switch of regions is judged by, over some days. */
enum RegionMeasure {
  IN_REGION("shipped in region", true, (costs, regions) -> costs.inRegionShare()),
  SHIPPING("shipping, a unit", false, (costs, regions) -> costs.shippingPerUnit()),
  COST("total cost, a day", false, (costs, regions) -> costs.perDay()),
  KILOMETRES("kilometres, a unit", false, (costs, regions) -> regions.kmPerUnit()),
  TOUCHES("touches, a unit", false, (costs, regions) -> regions.touchesPerUnit()),
  ON_TIME("on time", true, (costs, regions) -> costs.allSpeeds().onTimeShare()),
  ON_TIME_SAME_DAY("on time, same day", true, (costs, regions) -> onTime(costs, "SAME_DAY")),
  ON_TIME_NEXT_DAY("on time, next day", true, (costs, regions) -> onTime(costs, "NEXT_DAY")),
  ON_TIME_TWO_DAY("on time, two days", true, (costs, regions) -> onTime(costs, "TWO_DAY")),
  LANES("lanes to customers, a day", false, (costs, regions) -> regions.lanes()),
  TRUCK_FILL("truck fill on them", true, (costs, regions) -> regions.truckFill()),
  STOCK_VALUE("stock at cost, at the end", false, (costs, regions) -> stock(costs)),
  SKUS_AVAILABLE("SKUs in the region", true, (costs, regions) -> regions.skuShare()),
  DEMAND_AVAILABLE("demand in the region", true, (costs, regions) -> regions.demandShare());

  private final String words;
  private final boolean share;
  private final ToDoubleBiFunction<CostSummary, RegionFigures> figure;

  RegionMeasure(
      String words, boolean share, ToDoubleBiFunction<CostSummary, RegionFigures> figure) {
    this.words = words;
    this.share = share;
    this.figure = figure;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** Whether it is a share, told in percent and compared in points; else compared in percent. */
  boolean share() {
    return share;
  }

  double of(CostSummary costs, RegionFigures regions) {
    return figure.applyAsDouble(costs, regions);
  }

  /** A figure for people. */
  String text(double value) {
    return share
        ? String.format(Locale.ROOT, "%.1f%%", 100 * value)
        : String.format(Locale.ROOT, value < 100 ? "%.3f" : "%,.0f", value);
  }

  private static double onTime(CostSummary costs, String speed) {
    CostSummary.Service service = costs.service().get(speed);
    return service == null ? 0 : service.onTimeShare();
  }

  private static double stock(CostSummary costs) {
    return costs.allStockValue().end();
  }
}
