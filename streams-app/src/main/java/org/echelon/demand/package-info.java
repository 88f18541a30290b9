/**
 * Demand of one SKU: rates by service class, and the laws of what is asked for, in whole units and
 * divisible.
 */
@NullMarked
package org.echelon.demand;

import org.jspecify.annotations.NullMarked;
