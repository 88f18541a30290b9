package org.echelon.experiment;

/**
 * By what SKUs are alike before an experiment starts.
 *
 * @param demandPerDay units expected a day
 * @param unitCube dm³ a unit
 */
public record SkuTraits(String sku, double demandPerDay, double unitCube) {}
