/** Randomness that repeats: streams named by what they decide. */
@NullMarked
package org.echelon.producers.chance;

import org.jspecify.annotations.NullMarked;
