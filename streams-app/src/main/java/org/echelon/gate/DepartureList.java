package org.echelon.gate;

import java.util.List;

/**
 * What a departure takes, for the people who load it. A draft says what it would take as things
 * stand. Instants in epoch milliseconds.
 */
public record DepartureList(
    String askId,
    String gate,
    long departureMillis,
    List<String> commandIds,
    long grantedUnits,
    long units,
    int trucks,
    boolean complete,
    boolean draft,
    List<Integer> missingPartitions,
    long atMillis) {}
