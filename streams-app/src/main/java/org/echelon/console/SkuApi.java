package org.echelon.console;

import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.CurveView;
import org.echelon.console.view.MovementsView;
import org.echelon.console.view.SupplyView;
import org.echelon.valuation.SkuPlan;

/** What is answered about one SKU beside its overview; each throws an ApiException for none. */
final class SkuApi {
  private static final int ROWS = 100;
  private static final int ROWS_AT_MOST = 10_000;

  private SkuApi() {}

  /** What one more unit is worth. The plan is read from the broker, so the tables are free. */
  static Object curve(ConsoleTables tables, LadderReader ladders, String sku, Question question) {
    String node = question.only("node").text("node");
    SkuPlan plan =
        ladders
            .read(sku)
            .orElseThrow(
                () ->
                    ApiException.unknown(
                        "plan of SKU",
                        sku,
                        "It needs an item and a forecast, or orders to learn from; or check the"
                            + " spelling."));
    return tables.ask(t -> CurveView.of(t, plan, node));
  }

  /** What of a SKU is asked for, of what the tables know. */
  static Object answer(ConsoleTables tables, String sku, String what, Question question) {
    return switch (what) {
      case "supply" ->
          SupplyView.of(tables, sku, question.only("node").text("node"))
              .orElseThrow(() -> unknown("position", sku));
      case "movements" ->
          MovementsView.of(tables, sku, question.only("limit").limit(ROWS, ROWS_AT_MOST))
              .orElseThrow(() -> unknown("movement", sku));
      default -> throw Api.unknown(question);
    };
  }

  private static ApiException unknown(String what, String sku) {
    return ApiException.unknown(
        what + " of SKU", sku, "Send a count of it, or check the spelling.");
  }
}
