/** What a SKU wants moved or bought now, in whole packs, best units first. */
@NullMarked
package org.echelon.planning;

import org.jspecify.annotations.NullMarked;
