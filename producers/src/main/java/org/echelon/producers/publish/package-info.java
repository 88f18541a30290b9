/** Writing public records to their topics, for upstream systems and simulations. */
@NullMarked
package org.echelon.producers.publish;

import org.jspecify.annotations.NullMarked;
