/** Demand of one SKU: rates by service class, and how likely it is to reach a level. */
package org.echelon.demand;
