/** The console: a page and its interface over HTTP. */
@NullMarked
package org.echelon.console;

import org.jspecify.annotations.NullMarked;
