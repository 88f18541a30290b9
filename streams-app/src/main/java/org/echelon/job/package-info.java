/** Long-running jobs beside the streams: pricing. */
@NullMarked
package org.echelon.job;

import org.jspecify.annotations.NullMarked;
