package org.echelon.inventory;

/** A count, a difference or a return at one node, named by (node, adjustmentId). */
public record AdjustmentFact(
    FactHead head, String sku, int node, String adjustmentId, AdjustmentTerms terms)
    implements StockFact {}
