/** Designs of regions for published networks: which zones, which nodes, which buildings when. */
@NullMarked
package org.echelon.producers.regions;

import org.jspecify.annotations.NullMarked;
