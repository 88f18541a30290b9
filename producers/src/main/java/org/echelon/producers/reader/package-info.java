/** How a warehouse or a vendor reads its commands and answers each once. */
@NullMarked
package org.echelon.producers.reader;

import org.jspecify.annotations.NullMarked;
