/** What a unit of stock is worth at a node: the one economic idea every decision reads. */
@NullMarked
package org.echelon.valuation;

import org.jspecify.annotations.NullMarked;
