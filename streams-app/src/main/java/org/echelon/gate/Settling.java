package org.echelon.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The second half of an ask: what was granted to which partition and what they have settled so far.
 *
 * @param granted units by partition
 * @param settled partitions that have answered
 * @param missing partitions whose offer was not in when the ask closed
 */
public record Settling(
    SortedMap<Integer, Long> granted,
    SortedSet<Integer> settled,
    long redeemed,
    List<String> commandIds,
    int trucks,
    List<Integer> missing) {

  /** Whether a settlement is still owed by a partition. */
  boolean awaits(int partition) {
    return granted.containsKey(partition) && !settled.contains(partition);
  }

  boolean done() {
    return settled.size() == granted.size();
  }

  long grantedUnits() {
    return granted.values().stream().mapToLong(Long::longValue).sum();
  }

  Settling with(SettledGrant answer) {
    SortedSet<Integer> all = new TreeSet<>(settled);
    all.add(answer.partition());
    List<String> ids = new ArrayList<>(commandIds);
    ids.addAll(answer.commandIds());
    // Sorted, so that the list does not tell who settled first.
    ids.sort(null);
    return new Settling(granted, all, redeemed + answer.redeemed(), ids, trucks, missing);
  }

  /** Partitions that have not offered, or not settled what they were granted; rising. */
  List<Integer> silent() {
    SortedSet<Integer> silent = new TreeSet<>(granted.keySet());
    silent.removeAll(settled);
    silent.addAll(missing);
    return List.copyOf(silent);
  }
}
