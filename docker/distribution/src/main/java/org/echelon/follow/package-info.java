/** How a running platform follows new prices while events go on. */
@NullMarked
package org.echelon.follow;

import org.jspecify.annotations.NullMarked;
