/** Worlds to plan for: a network, items, forecasts, opening stock and orders. */
package org.echelon.producers.world;
