/** What SKUs share at a node: capacity, ranked by what it earns, and the departures that use it. */
@NullMarked
package org.echelon.gate;

import org.jspecify.annotations.NullMarked;
