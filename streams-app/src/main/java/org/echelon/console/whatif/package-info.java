/** What would be decided, and what would be earned, were something otherwise; commands nothing. */
@NullMarked
package org.echelon.console.whatif;

import org.jspecify.annotations.NullMarked;
