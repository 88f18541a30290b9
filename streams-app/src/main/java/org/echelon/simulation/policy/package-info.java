/** Policies that can run in the place of the live planner, for comparison in virtual time. */
@NullMarked
package org.echelon.simulation.policy;

import org.jspecify.annotations.NullMarked;
