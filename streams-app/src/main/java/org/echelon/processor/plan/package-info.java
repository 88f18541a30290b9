/** Plan: the only writer of a SKU's stock, reservations and commands, one log record at a time. */
package org.echelon.processor.plan;
