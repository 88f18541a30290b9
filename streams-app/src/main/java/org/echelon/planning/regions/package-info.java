/** How zones are cut into regions that hang together, what a cut costs, and when to build. */
@NullMarked
package org.echelon.planning.regions;

import org.jspecify.annotations.NullMarked;
