/**
 * Stock in several echelons, exactly: base stock levels of serial systems and of trees by one
 * recursion over marginal values.
 */
@NullMarked
package org.echelon.valuation.echelon;

import org.jspecify.annotations.NullMarked;
