/**
 * The public yard-stick gym-invmgmt, rebuilt from its published parameters: networks, demand, the
 * events of a period, its reference policies, and the marginal-value policy measured on it.
 */
@NullMarked
package org.echelon.simulation.gym;

import org.jspecify.annotations.NullMarked;
