/** What a run in virtual time costs, booked from commands, acknowledgements and orders. */
@NullMarked
package org.echelon.producers.cost;

import org.jspecify.annotations.NullMarked;
