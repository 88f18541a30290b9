/** Work of a known size, made from a seed, by which the core is timed. */
@NullMarked
package org.echelon.measure;

import org.jspecify.annotations.NullMarked;
