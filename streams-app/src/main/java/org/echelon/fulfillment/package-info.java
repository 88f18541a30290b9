/** Which node serves an order: the cheapest unit, what the unit is worth there included. */
@NullMarked
package org.echelon.fulfillment;

import org.jspecify.annotations.NullMarked;
