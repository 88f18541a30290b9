/** Worlds to plan for: a network, items, forecasts, opening stock and orders. */
@NullMarked
package org.echelon.producers.world;

import org.jspecify.annotations.NullMarked;
