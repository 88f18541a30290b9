/** A first forecaster, learning from the orders seen so far. */
package org.echelon.producers.forecast;
