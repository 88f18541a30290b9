/** Bytes: the binary records of internal topics and stores. */
@NullMarked
package org.echelon.codec;

import org.jspecify.annotations.NullMarked;
