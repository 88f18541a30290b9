/** Orders of the outside world: generated ones and those of a file. */
package org.echelon.producers.orders;
