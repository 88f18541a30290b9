/** What the console knows: tables in memory, folded from what Echelon publishes. */
package org.echelon.console.table;
