/**
 * The stock of one SKU as a function of its documents: buckets, order lines, commands and their
 * acks, counts and conservation. Pure: instants are arguments in milliseconds since 1970 UTC, nodes
 * are stable ordinals, units are base units.
 */
@NullMarked
package org.echelon.inventory;

import org.jspecify.annotations.NullMarked;
