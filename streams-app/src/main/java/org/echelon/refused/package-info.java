/** Refused records, looked at again: whether they would be taken today, and sending them again. */
@NullMarked
package org.echelon.refused;

import org.jspecify.annotations.NullMarked;
