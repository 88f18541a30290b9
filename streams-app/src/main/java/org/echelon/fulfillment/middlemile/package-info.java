/** Customer parcels from fulfilment centres over sort centres to delivery stations. */
@NullMarked
package org.echelon.fulfillment.middlemile;

import org.jspecify.annotations.NullMarked;
