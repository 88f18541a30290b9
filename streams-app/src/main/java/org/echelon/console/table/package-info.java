/** What the console knows: tables in memory, folded from what Echelon publishes. */
@NullMarked
package org.echelon.console.table;

import org.jspecify.annotations.NullMarked;
