/** The three applications as topologies: sources, named steps, sinks. */
@NullMarked
package org.echelon.topology;

import org.jspecify.annotations.NullMarked;
