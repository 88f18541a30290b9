/** Simulated warehouses and vendors that answer every command. */
@NullMarked
package org.echelon.producers.partner;

import org.jspecify.annotations.NullMarked;
