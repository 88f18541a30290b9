/** What labs in shadow have shown, added up from the records that they publish. */
@NullMarked
package org.echelon.lab;

import org.jspecify.annotations.NullMarked;
