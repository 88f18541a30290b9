package org.echelon.producers.bound;

import org.echelon.network.Speed;

/** Units of an item that a customer orders, epoch milliseconds. */
record Line(long atMillis, int zone, Speed speed, long units) {}
