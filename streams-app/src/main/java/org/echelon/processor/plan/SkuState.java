package org.echelon.processor.plan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.echelon.event.Forecast;
import org.echelon.inventory.SkuStock;
import org.echelon.planning.StockLevels;
import org.echelon.planning.Want;
import org.echelon.reference.Item;
import org.echelon.state.Trigger;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.SkuPlan;

/** One SKU as its task holds it: stock, reference data, plan, and what has been published. */
final class SkuState {
  final String sku;
  SkuStock stock;
  Item item;
  Forecast forecast;

  /** The item's economics under {@link #termsNetwork}; null while the item is unknown. */
  ItemTerms terms;

  long termsNetwork = -1;

  /** Null until there is an item and a forecast. */
  SkuPlan plan;

  /** The epoch the plan was brought up to. */
  long epoch;

  /** The week whose demand the plan was made for. */
  LocalDate plannedWeek;

  /** The wants of {@link #wantsOf} at the stock of sequence {@link #wantsAt}. */
  List<Want> wants = List.of();

  SkuPlan wantsOf;
  long wantsAt = -1;

  boolean positionDue;

  /** What last changed the plan or the stock; null when the proposal is up to date. */
  Trigger proposalDue;

  boolean ladderDue;

  /** What was published before a restart is not known: publish once more, it compacts away. */
  boolean republish;

  long[] publishedLevels = new long[0];
  long[] publishedWants = new long[0];

  SkuState(String sku) {
    this.sku = sku;
    this.stock = new SkuStock(sku);
  }

  /** Free units and inventory positions by node. */
  StockLevels levels(int span) {
    long[] free = new long[span];
    long[] position = new long[span];
    for (int n = 0; n < span; n++) {
      var node = stock.at(n);
      free[n] = stock.free(n);
      position[n] = node.onHand() + node.inTransit() + node.onOrder();
    }
    return new StockLevels(free, position);
  }

  /** Order-up-to levels by node, all zero without a plan. */
  long[] targets(int span) {
    long[] targets = new long[span];
    if (plan != null) {
      Arrays.setAll(targets, plan::levelUnits);
    }
    return targets;
  }
}
