/** The echelon command. */
@NullMarked
package org.echelon.cli;

import org.jspecify.annotations.NullMarked;
