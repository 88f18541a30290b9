package org.echelon.inventory;

/**
 * What a customer ordered on one line.
 *
 * @param placedAt epoch milliseconds
 * @param units total of the line in base units, what has shipped included
 * @param cancelled whether what has not shipped is no longer wanted
 * @param zone demand zone of the customer
 * @param speed class of promise, 0 the fastest
 * @param assignedNode node chosen by the order system, or {@link Nodes#NONE} when we route
 * @param promisedAt latest arrival in epoch milliseconds, 0 for none
 * @param priority -9..9, breaks ties
 * @param lineCount lines that the order has, this one included
 * @param siblings other lines that were told with this one, 0 where it is routed alone
 */
public record OrderLineTerms(
    long placedAt,
    long units,
    boolean cancelled,
    String zone,
    int speed,
    int assignedNode,
    long promisedAt,
    int priority,
    int lineCount,
    int siblings) {}
