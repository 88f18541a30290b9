/** A lower bound on what a simulated run of a world costs under any policy. */
@NullMarked
package org.echelon.producers.bound;

import org.jspecify.annotations.NullMarked;
