package org.echelon.producers.cost;

import org.echelon.network.ShipOption;
import org.echelon.price.PriceVector;
import org.echelon.valuation.ItemTerms;

/** Hears of amounts, goods and prices as the books take them; what it does not need it leaves. */
interface CostListener {
  /** Hears of everything and does nothing. */
  CostListener NONE = new CostListener() {};

  /** An amount in currency was booked. */
  default void booked(String sku, int day, double currency) {}

  /** A customer of a zone ordered units. */
  default void ordered(String sku, int zone, int day, long units) {}

  /** Units left for a customer. */
  default void parcel(ItemTerms item, ShipOption option, int day, long units) {}

  /** A customer gave units up. */
  default void lost(String sku, int day, long units) {}

  /** Units came in at a node. */
  default void arrived(String sku, int node, int day, long units) {}

  /** More or fewer units lie at a node. */
  default void change(ItemTerms item, int node, long units, long atMillis) {}

  /** More or fewer units are on the way to a node. */
  default void onTheWay(ItemTerms item, int to, long units, long atMillis) {}

  /** More or fewer units wait in the yard of a node, where a dm³ costs a multiple of one inside. */
  default void inYard(ItemTerms item, int node, long units, double multiple, long atMillis) {}

  /** Other prices are in force. */
  default void prices(PriceVector vector) {}

  /** Time has come so far. */
  default void upTo(long atMillis) {}
}
