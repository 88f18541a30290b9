package org.echelon.processor.plan;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.KeyValue;

/** A log of a few records, as bytes: one order that is served, one count at an unknown node. */
public final class ShortLog {
  /** The instant of all its ticks. */
  public static final Instant AT = Worlds.START;

  private ShortLog() {}

  /** Keys and values in order. */
  public static List<KeyValue<String, byte[]>> entries() {
    Scenario scenario = Scenario.begun();
    scenario.item("MUG", 1);
    scenario.forecast("MUG", 1, 20, 20);
    scenario.count("MUG", "FC-E", 5);
    scenario.count("MUG", "FC-X", 5);
    scenario.order("SO-1", "MUG", 1, "Z-E");
    scenario.tick();
    return scenario.log.stream().map(entry -> KeyValue.pair(entry.key(), entry.value())).toList();
  }
}
