/** National networks drawn by chance: regions, zones, sites and what ways cost. */
@NullMarked
package org.echelon.producers.regional;

import org.jspecify.annotations.NullMarked;
