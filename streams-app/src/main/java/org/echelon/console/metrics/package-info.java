/** What the console tells Prometheus of its tables and of itself. */
@NullMarked
package org.echelon.console.metrics;

import org.jspecify.annotations.NullMarked;
