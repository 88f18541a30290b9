/** Plan in processes of its own that are stopped and killed, and how soon it is back. */
@NullMarked
package org.echelon.recovery;

import org.jspecify.annotations.NullMarked;
