/** Distributions of a week's demand from the weeks before it, and how good they were. */
@NullMarked
package org.echelon.producers.forecast.week;

import org.jspecify.annotations.NullMarked;
