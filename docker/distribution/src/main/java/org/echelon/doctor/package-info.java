/**
 * Finds what is wrong with a deployment, says why it matters and what to do about it. Each check
 * looks at one thing; what several of them need is fetched once.
 */
@NullMarked
package org.echelon.doctor;

import org.jspecify.annotations.NullMarked;
