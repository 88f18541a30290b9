/** Known methods for convex duals, written plainly, to measure the pricing search against. */
@NullMarked
package org.echelon.measure.peers;

import org.jspecify.annotations.NullMarked;
