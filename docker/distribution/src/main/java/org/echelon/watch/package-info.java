/** The console in a process of its own before many readers, and how fast it is. */
@NullMarked
package org.echelon.watch;

import org.jspecify.annotations.NullMarked;
