/**
 * Orders of several items that arrive one by one and are shipped from stock that is not refilled: a
 * published generator, policies that decide at once, and a bound on what any of them can reach.
 */
@NullMarked
package org.echelon.simulation.routing;

import org.jspecify.annotations.NullMarked;
