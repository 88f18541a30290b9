package org.echelon.inventory;

/**
 * Units that left a node for a customer.
 *
 * @param id names it among all parcels of its order line
 * @param occurredAt when it left, epoch milliseconds
 * @param units base units
 */
public record Parcel(String id, int node, long occurredAt, long units) {}
