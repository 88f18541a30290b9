/** The platform in one thread and in virtual time: the code that runs live, without a broker. */
@NullMarked
package org.echelon.simulation;

import org.jspecify.annotations.NullMarked;
