/** Cheapest flows, for the simulators that need one. */
@NullMarked
package org.echelon.simulation.flow;

import org.jspecify.annotations.NullMarked;
