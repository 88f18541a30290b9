/** A small world of many SKUs in one room, in which the true effect of a treatment is known. */
@NullMarked
package org.echelon.simulation.lab;

import org.jspecify.annotations.NullMarked;
