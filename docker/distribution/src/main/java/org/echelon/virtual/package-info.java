/** The production topologies in virtual time, without a broker. */
@NullMarked
package org.echelon.virtual;

import org.jspecify.annotations.NullMarked;
