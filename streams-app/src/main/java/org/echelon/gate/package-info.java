/** What SKUs share at a node: capacity, ranked by what it earns, and the departures that use it. */
package org.echelon.gate;
