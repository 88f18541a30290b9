package org.echelon.producers.client;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.PublicValues;
import org.echelon.codec.UnreadableException;
import org.echelon.control.Control;
import org.echelon.event.Forecast;
import org.echelon.network.NetworkException;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/** What a deployment knows at a moment that a sender may want to know: network, items, time. */
public final class InForce {
  /** A clock this near to the broker's is the wall clock. */
  private static final Duration NEAR = Duration.ofMinutes(5);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);

  private final Map<String, Network> networks = new HashMap<>();
  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, IssuedCommand> commands = new HashMap<>();
  private final Map<String, Integer> controls = new HashMap<>();
  private long forecastVersion;
  private @Nullable Ticked ticked;

  /** What the last tick says the time is, and when it was written. */
  private record Ticked(Instant at, Instant writtenAt) {}

  /** Nothing is known. */
  public InForce() {}

  /**
   * Reads what has been published up to now.
   *
   * @param topics any of network, items, commands, controls, forecasts and ticks
   */
  public static InForce read(
      String bootstrap, String prefix, PublicValues values, Set<Topic> topics) {
    InForce found = new InForce();
    try (TopicReader reader = new TopicReader(bootstrap)) {
      for (Topic topic : topics) {
        List<TopicPartition> partitions = new ArrayList<>(reader.partitions(topic.name(prefix)));
        // Of the ticks only the last counts; the others are compacted by key.
        reader.follow(partitions, topic == Topic.TICK ? 10 : Long.MAX_VALUE);
        reader.drain(record -> found.take(record, values));
      }
    }
    return found;
  }

  /** The names of the network that rules at an instant; unknown without any. */
  public Names names(Instant at) {
    for (Network network : networks.values()) {
      try {
        return Names.of(network, at.toEpochMilli());
      } catch (NetworkException e) {
        // Intake refuses it as well, so it does not rule.
        continue;
      }
    }
    return Names.unknown();
  }

  /** The item of a SKU as it was last published. */
  public Optional<Item> item(String sku) {
    return Optional.ofNullable(items.get(sku));
  }

  /** The newest revision of a command that was issued. */
  public Optional<IssuedCommand> command(String commandId) {
    return Optional.ofNullable(commands.get(commandId));
  }

  /** The newest revision of what was ordered of a family for a scope; 0 when nothing was. */
  public int controlRevision(String family, String scope) {
    String id = (family + "/").toUpperCase(Locale.ROOT) + scope;
    return controls.getOrDefault(id, 0);
  }

  /** The version of forecasts made at an instant: its minute, but above all that are in force. */
  public long forecastVersion(Instant at) {
    long above = forecastVersion == Long.MAX_VALUE ? forecastVersion : forecastVersion + 1;
    return Math.max(minute(at), above);
  }

  /** The minute of an instant as a number: {@code yyyyMMddHHmm} in UTC. */
  public static long minute(Instant at) {
    return Long.parseLong(MINUTE.format(at));
  }

  /** The time there: that of a simulated clock, or the wall clock's. */
  public Instant now(Instant wall) {
    if (ticked == null) {
      return wall;
    }
    Duration off = Duration.between(ticked.at(), ticked.writtenAt()).abs();
    return off.compareTo(NEAR) > 0 ? ticked.at() : wall;
  }

  private void take(ConsumerRecord<String, byte[]> record, PublicValues values) {
    SpecificRecord value;
    try {
      value = values.read(record.topic(), record.value());
    } catch (UnreadableException e) {
      // Intake refuses it as well.
      return;
    }
    if (value == null) {
      networks.remove(record.key());
      items.remove(record.key());
    } else if (value instanceof Network network) {
      networks.merge(record.key(), network, (a, b) -> b.getVersion() >= a.getVersion() ? b : a);
    } else if (value instanceof Item item) {
      items.merge(record.key(), item, (a, b) -> b.getRevision() >= a.getRevision() ? b : a);
    } else if (value instanceof Forecast forecast) {
      forecastVersion = Math.max(forecastVersion, forecast.getVersion());
    } else if (value instanceof Tick tick) {
      ticked = new Ticked(tick.getAt(), Instant.ofEpochMilli(record.timestamp()));
    } else if (value instanceof Control control) {
      controls.merge(control.getControlId(), control.getRevision(), Math::max);
    } else {
      IssuedCommand.of(value)
          .ifPresent(
              command ->
                  commands.merge(
                      command.commandId(),
                      command,
                      (a, b) -> b.revision() >= a.revision() ? b : a));
    }
  }
}
