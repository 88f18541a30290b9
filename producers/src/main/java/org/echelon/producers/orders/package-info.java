/** Orders of the outside world: generated ones and those of a file. */
@NullMarked
package org.echelon.producers.orders;

import org.jspecify.annotations.NullMarked;
