/** What a run predicted beside what came: demand, lead times and the use of capacity. */
@NullMarked
package org.echelon.producers.calibration;

import org.jspecify.annotations.NullMarked;
