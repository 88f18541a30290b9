/** Instances with exact answers, and the suite that holds what the core computes against them. */
@NullMarked
package org.echelon.golden;

import org.jspecify.annotations.NullMarked;
