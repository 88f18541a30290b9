/**
 * A deployment as resources of Strimzi's operators: its topics, and who outside may do what with
 * them.
 */
@NullMarked
package org.echelon.kubernetes;

import org.jspecify.annotations.NullMarked;
