package org.echelon.producers.orders;

/** A line of a customer order. */
public record LineKey(String orderId, int lineNo) {}
