/** What following a new price costs, beside other ways to do it. */
@NullMarked
package org.echelon.replan;

import org.jspecify.annotations.NullMarked;
