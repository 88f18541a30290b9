package org.echelon.gate;

import java.util.List;

/**
 * What a departure takes, for the people who load it. A draft says what it would take as things
 * stand. Instants in epoch milliseconds.
 *
 * @param loads of the lanes that have trucks
 */
public record DepartureList(
    String askId,
    String gate,
    long departureMillis,
    List<String> commandIds,
    long grantedUnits,
    long units,
    boolean complete,
    boolean draft,
    List<Integer> missingPartitions,
    List<DepartureLoad> loads,
    long atMillis) {

  /** Trucks that leave with it, over all lanes. */
  public int trucks() {
    return loads.stream().mapToInt(DepartureLoad::trucks).sum();
  }
}
