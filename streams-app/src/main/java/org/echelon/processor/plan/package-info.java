/** Plan: the only writer of a SKU's stock, reservations and commands, one log record at a time. */
@NullMarked
package org.echelon.processor.plan;

import org.jspecify.annotations.NullMarked;
