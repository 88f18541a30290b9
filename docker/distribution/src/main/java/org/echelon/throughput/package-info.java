/** Loads and contenders of the throughput benchmark, all on one embedded broker. */
@NullMarked
package org.echelon.throughput;

import org.jspecify.annotations.NullMarked;
