/** The eight-region network: geography, sites, lanes, costs and capacities. */
@NullMarked
package org.echelon.producers.us8;

import org.jspecify.annotations.NullMarked;
