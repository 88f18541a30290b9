package org.echelon.inventory;

/** One order line's present truth. */
public record OrderLineFact(
    FactHead head, String sku, String orderId, int lineNo, OrderLineTerms terms)
    implements StockFact {}
