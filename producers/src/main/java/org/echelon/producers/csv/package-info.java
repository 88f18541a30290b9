/** CSV forms of facts and reference data, read into the records of the contract. */
@NullMarked
package org.echelon.producers.csv;

import org.jspecify.annotations.NullMarked;
