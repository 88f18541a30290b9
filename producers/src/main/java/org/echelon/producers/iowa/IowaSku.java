package org.echelon.producers.iowa;

import org.echelon.producers.us8.SkuProfile;

/**
 * An item of the file.
 *
 * @param profile how it sells
 * @param product what the master data say
 * @param transferBottles bottles that move together: the largest pack of which at least nine of ten
 *     order lines are whole multiples
 */
record IowaSku(SkuProfile profile, Product product, long transferBottles) {}
