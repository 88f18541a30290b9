/**
 * Classic inventory models, small and exact: what planners compare with, what baselines and tests
 * draw on.
 */
@NullMarked
package org.echelon.textbook;

import org.jspecify.annotations.NullMarked;
