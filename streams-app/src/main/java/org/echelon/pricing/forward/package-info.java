/** Prices by week: the time-expanded dual, the rental of stock held over, and paths of stock. */
@NullMarked
package org.echelon.pricing.forward;

import org.jspecify.annotations.NullMarked;
