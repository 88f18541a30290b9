package org.echelon.processor.plan;

import java.time.Duration;
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
    return pairs(scenario);
  }

  /** Stock at the centre, and a gate below it that asks. */
  public static List<KeyValue<String, byte[]>> asked() {
    Scenario scenario = Scenario.begun();
    scenario.item("MUG", 1);
    scenario.forecast("MUG", 1, 20, 20);
    scenario.count("MUG", "DC", 200);
    scenario.after(Duration.ofHours(1));
    scenario.ask("FC-E", "DC>FC-E");
    return pairs(scenario);
  }

  private static List<KeyValue<String, byte[]>> pairs(Scenario scenario) {
    return scenario.log.stream().map(entry -> KeyValue.pair(entry.key(), entry.value())).toList();
  }
}
