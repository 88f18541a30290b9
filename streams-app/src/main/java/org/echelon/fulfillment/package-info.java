/** Which node serves an order: the cheapest unit, what the unit is worth there included. */
package org.echelon.fulfillment;
