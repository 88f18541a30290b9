package org.echelon.processor.plan;

/**
 * The stores of a Plan task.
 *
 * @param sku stock of each SKU, with what was learned of its demand
 * @param document open and lately closed documents
 * @param ladder plan of each SKU with its epoch
 * @param reference item and forecast of each SKU
 * @param meta network, prices, controls, ticks and counters
 */
public record Tables(Table sku, Table document, Table ladder, Table reference, Table meta) {}
