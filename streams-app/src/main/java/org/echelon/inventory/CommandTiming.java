package org.echelon.inventory;

/**
 * Instants of a command in epoch milliseconds; 0 where there is none. Not to be started after
 * {@code expiresAt}.
 */
public record CommandTiming(
    long issuedAt, long expiresAt, long departureAt, long expectedArrivalAt) {}
