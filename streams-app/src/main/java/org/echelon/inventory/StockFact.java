package org.echelon.inventory;

/** A fact about the stock of one SKU: the whole truth about one document at one revision. */
public sealed interface StockFact
    permits OrderLineFact, ShipmentFact, ReceiptFact, AdjustmentFact, AckFact, ExternalFact {

  FactHead head();

  String sku();
}
