/** What was served, counted by region and window of time, so that counts can be added. */
@NullMarked
package org.echelon.measure.window;

import org.jspecify.annotations.NullMarked;
