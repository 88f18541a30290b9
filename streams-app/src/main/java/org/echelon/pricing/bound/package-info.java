/** Lower bounds on the cost per day of any policy, inventory cost included. */
@NullMarked
package org.echelon.pricing.bound;

import org.jspecify.annotations.NullMarked;
