/** A first forecaster, learning from the orders seen so far. */
@NullMarked
package org.echelon.producers.forecast;

import org.jspecify.annotations.NullMarked;
