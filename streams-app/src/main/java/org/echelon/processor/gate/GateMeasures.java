package org.echelon.processor.gate;

import java.util.List;
import java.util.function.BiConsumer;
import org.echelon.codec.MeasureForm;
import org.echelon.measure.window.Fact;
import org.echelon.measure.window.RunningSums;
import org.echelon.processor.MeasureRows;
import org.echelon.state.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Measures that a task of the gates counts, in a store that others keep things in too. Sums that
 * changed are told at the first tick of each minute.
 */
final class GateMeasures {
  private static final long MINUTE = 60_000;

  private final String part;
  private final RunningSums sums;
  private long now;

  /** Takes records of the topic; null takes one out. */
  interface Sink {
    /** A record and its key. */
    void take(String key, @Nullable Measure measure);
  }

  /**
   * @param part who counts
   * @param now the last tick, epoch milliseconds
   */
  GateMeasures(TextTable store, String part, long now) {
    this.part = part;
    this.now = Math.max(0, now);
    this.sums =
        new RunningSums(
            new MeasureRows(
                new MeasureRows.Store() {
                  @Override
                  public void each(String prefix, BiConsumer<String, byte[]> visitor) {
                    store.each(prefix, visitor);
                  }

                  @Override
                  public void put(String key, byte @Nullable [] value) {
                    store.put(key, value);
                  }
                }));
    sums.at(this.now);
  }

  /** Puts what is known now in the place of what was known before. */
  void replace(List<Fact> before, List<Fact> after) {
    sums.replace(before, after);
  }

  /** Keeps what was counted. */
  void save() {
    sums.save();
  }

  /** A tick has come. */
  void tick(long tick, Sink sink) {
    long before = now;
    now = Math.max(now, tick);
    sums.at(now);
    if (Math.floorDiv(now, MINUTE) == Math.floorDiv(before, MINUTE)) {
      return;
    }
    for (RunningSums.Told gone : sums.forgotten(before, now)) {
      MeasureForm.each(gone, part, now, (key, measure) -> sink.take(key, null));
    }
    for (RunningSums.Told told : sums.tell()) {
      MeasureForm.each(told, part, now, sink::take);
    }
  }
}
