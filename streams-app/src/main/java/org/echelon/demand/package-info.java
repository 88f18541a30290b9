/** Demand of one SKU: rates by service class, and how likely it is to reach a level. */
@NullMarked
package org.echelon.demand;

import org.jspecify.annotations.NullMarked;
