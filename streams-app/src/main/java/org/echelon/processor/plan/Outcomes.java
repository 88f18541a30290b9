package org.echelon.processor.plan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.inventory.Outcome;
import org.echelon.state.SourceOutcomes;

/** Counts what became of the records a task has read, by sending system; survives restarts. */
final class Outcomes {
  private static final String KEY = "outcomes/";

  /** So many sending systems are told apart; the report of a task must stay small. */
  private static final int SOURCES = 64;

  private static final String OTHERS = "others";
  private static final int KINDS = Outcome.values().length;

  private final Meta meta;
  private final Map<String, long[]> bySource = new TreeMap<>();

  Outcomes(Meta meta) {
    this.meta = meta;
    meta.each(
        KEY,
        (key, value) -> {
          long[] counts = new long[KINDS];
          ByteBuffer.wrap(value).asLongBuffer().get(counts);
          bySource.put(key.substring(KEY.length()), counts);
        });
  }

  /** Counts one record of a source. */
  void count(String source, Outcome outcome) {
    add(source, outcome, 1);
  }

  /** Counts one record of a source otherwise than before. */
  void move(String source, Outcome from, Outcome to) {
    add(source, from, -1);
    add(source, to, 1);
  }

  private void add(String source, Outcome outcome, int records) {
    String name = bySource.containsKey(source) || bySource.size() < SOURCES ? source : OTHERS;
    long[] counts = bySource.computeIfAbsent(name, s -> new long[KINDS]);
    counts[outcome.ordinal()] += records;
    ByteBuffer bytes = ByteBuffer.allocate(8 * KINDS);
    bytes.asLongBuffer().put(counts);
    meta.bytes(KEY + name, bytes.array());
  }

  /** All counts together. */
  org.echelon.state.Outcomes total() {
    long[] sum = new long[KINDS];
    for (long[] counts : bySource.values()) {
      for (int i = 0; i < KINDS; i++) {
        sum[i] += counts[i];
      }
    }
    return record(sum);
  }

  /** The counts of each source, in order of name. */
  List<SourceOutcomes> bySource() {
    List<SourceOutcomes> all = new ArrayList<>();
    bySource.forEach((source, counts) -> all.add(new SourceOutcomes(source, record(counts))));
    return all;
  }

  private static org.echelon.state.Outcomes record(long[] counts) {
    long read = 0;
    for (long count : counts) {
      read += count;
    }
    return new org.echelon.state.Outcomes(
        read,
        counts[Outcome.APPLIED.ordinal()],
        counts[Outcome.DUPLICATE.ordinal()],
        counts[Outcome.STALE.ordinal()],
        counts[Outcome.REFUSED.ordinal()],
        counts[Outcome.HISTORY.ordinal()]);
  }
}
