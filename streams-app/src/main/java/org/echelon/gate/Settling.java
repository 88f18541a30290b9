package org.echelon.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The second half of an ask: what was granted to which partition and what they have settled so far.
 *
 * @param granted units by partition
 * @param settled units of the grants that each partition has answered for; a partition may answer
 *     for its grant in parts
 * @param loads what goes on trucks, less what was answered for and became no command
 * @param missing partitions whose offer was not in when the ask closed
 */
public record Settling(
    SortedMap<Integer, Long> granted,
    SortedMap<Integer, Long> settled,
    long redeemed,
    List<String> commandIds,
    List<DepartureLoad> loads,
    List<Integer> missing) {

  /** Whether a partition still owes settlement of some of its grant. */
  boolean awaits(int partition) {
    return settled.getOrDefault(partition, 0L) < granted.getOrDefault(partition, 0L);
  }

  boolean done() {
    return granted.keySet().stream().noneMatch(this::awaits);
  }

  long grantedUnits() {
    return granted.values().stream().mapToLong(Long::longValue).sum();
  }

  Settling with(SettledGrant answer) {
    SortedMap<Integer, Long> all = new TreeMap<>(settled);
    all.merge(answer.partition(), answer.granted(), Long::sum);
    List<String> ids = new ArrayList<>(commandIds);
    ids.addAll(answer.commandIds());
    // Sorted, so that the list does not tell who settled first.
    ids.sort(null);
    return new Settling(
        granted, all, redeemed + answer.redeemed(), ids, loadsWithout(answer), missing);
  }

  private List<DepartureLoad> loadsWithout(SettledGrant answer) {
    List<DepartureLoad> left = new ArrayList<>();
    for (DepartureLoad load : loads) {
      long unused =
          answer.lanes().stream()
              .filter(settled -> settled.lane().equals(load.lane()))
              .mapToLong(SettledGrant.OnLane::unused)
              .sum();
      left.add(unused > 0 ? load.less(unused) : load);
    }
    return left;
  }

  /** Partitions that have not offered, or not settled what they were granted; rising. */
  List<Integer> silent() {
    SortedSet<Integer> silent = new TreeSet<>(granted.keySet());
    silent.removeIf(partition -> !awaits(partition));
    silent.addAll(missing);
    return List.copyOf(silent);
  }
}
