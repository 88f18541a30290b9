/** Shadow prices of storage and flow: the dual of the frozen placement problem, with proof. */
@NullMarked
package org.echelon.pricing;

import org.jspecify.annotations.NullMarked;
