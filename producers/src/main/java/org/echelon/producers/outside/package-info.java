/** A simulated outside planner that buys or moves beside Echelon, as a legacy system would. */
@NullMarked
package org.echelon.producers.outside;

import org.jspecify.annotations.NullMarked;
