/** The console: a page and its interface over HTTP, read only. */
package org.echelon.console;
