/** What the console answers: the tables as people ask for them. */
@NullMarked
package org.echelon.console.view;

import org.jspecify.annotations.NullMarked;
