/**
 * Experiments that compare two ways to plan: how SKUs and days are assigned, what the effect is and
 * how surely it is known, how long an experiment has to be and when it has to end.
 */
@NullMarked
package org.echelon.experiment;

import org.jspecify.annotations.NullMarked;
