/** CSV forms of facts and reference data, read into the records of the contract. */
package org.echelon.producers.csv;
