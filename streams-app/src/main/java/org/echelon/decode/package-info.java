/** What the records of every topic say, internal ones included, as JSON for people. */
@NullMarked
package org.echelon.decode;

import org.jspecify.annotations.NullMarked;
