/** What a SKU wants moved or bought now, in whole packs, best units first. */
package org.echelon.planning;
