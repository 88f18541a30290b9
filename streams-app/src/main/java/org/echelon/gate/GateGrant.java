package org.echelon.gate;

import java.util.List;

/** What a gate lets one partition put on a departure. Instants in epoch milliseconds. */
public record GateGrant(
    String askId,
    String gate,
    int partition,
    long atMillis,
    long departureMillis,
    List<Ranking.GrantedLine> lines,
    List<Ranking.Cut> cuts) {}
