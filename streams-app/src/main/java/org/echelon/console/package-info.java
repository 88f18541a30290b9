/** The console: a page and its interface over HTTP, read only. */
@NullMarked
package org.echelon.console;

import org.jspecify.annotations.NullMarked;
