/** What the console needs of whoever can write orders to stop and to go on. */
@NullMarked
package org.echelon.console.halt;

import org.jspecify.annotations.NullMarked;
