package org.echelon.console.table;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RegistryUnavailableException;
import org.echelon.codec.UnreadableException;
import org.echelon.config.Deployment;
import org.echelon.state.Decision;
import org.echelon.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the tables with what is committed, on a thread of its own. While the broker or the registry
 * does not answer the tables keep what they have, {@link #link} says since when, and the feed tries
 * again; a record that nobody can read is passed over and counted.
 */
public final class TableFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TableFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);
  private static final long QUIET_MILLIS = 2_000;
  private static final long RETRY_MILLIS = 1_000;
  private static final long LOOK_AGAIN_MILLIS = 5_000;

  private final Deployment deployment;
  private final PublicValues values;
  private final ConsoleTables tables;
  private final Clock clock;
  private final FollowedTopics topics;
  private final Abreast commands = new Abreast();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Consumer<String, byte[]> consumer;
  private final Thread thread = new Thread(this::run, "console-tables");
  private volatile Link link;
  private volatile boolean closed;
  private volatile boolean followed;
  private volatile boolean caughtUp;
  private long heardMillis;
  private long secondMillis;
  private long lookedMillis;
  private long polledMillis;

  /** A feed that has not started. It closes {@code values}. */
  public TableFeed(Deployment deployment, PublicValues values, ConsoleTables tables, Clock clock) {
    this(deployment, values, tables, clock, FollowedTopics.ALL, Set.of());
  }

  /**
   * A feed that has not started, of some topics only. It closes {@code values}.
   *
   * @param listened those of {@code wanted} of which the past is passed over
   */
  public TableFeed(
      Deployment deployment,
      PublicValues values,
      ConsoleTables tables,
      Clock clock,
      Set<Topic> wanted,
      Set<Topic> listened) {
    this.deployment = deployment;
    this.values = values;
    this.tables = tables;
    this.clock = clock;
    this.topics = new FollowedTopics(deployment.prefix(), wanted, listened);
    this.link = new Link(false, clock.millis(), "connecting", 0, 0);
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                200,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2_000,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                2_000),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    thread.setDaemon(true);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  /** How the deployment is heard. */
  public Link link() {
    return link;
  }

  /** Whether any of the topics is there, as far as was looked. */
  public boolean followed() {
    return followed;
  }

  /** Whether all that was committed when the feed began is in the tables. */
  public boolean caughtUp() {
    return caughtUp;
  }

  private void run() {
    while (!closed) {
      try {
        follow();
      } catch (WakeupException closing) {
        // The loop ends.
      } catch (InterruptException interrupted) {
        closed = true;
      } catch (TimeoutException silent) {
        lost("broker " + deployment.bootstrap() + " does not answer");
      } catch (RuntimeException fault) {
        LOG.warn("the console could not read on: {}", fault.toString());
        lost(String.valueOf(fault.getMessage()));
        pause();
      }
    }
    consumer.close();
    values.close();
  }

  private void follow() {
    long now = clock.millis();
    if (!topics.complete() && now - lookedMillis > LOOK_AGAIN_MILLIS) {
      commands.begin(topics.assign(consumer, now), now);
      if (lookedMillis == 0) {
        ends.putAll(consumer.endOffsets(consumer.assignment(), PROBE_LIMIT));
        followed = !ends.isEmpty();
        caughtUp = ends.isEmpty();
      }
      lookedMillis = now;
      heard();
    }
    if (consumer.assignment().isEmpty()) {
      pause();
      return;
    }
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    polledMillis = clock.millis();
    tables.past(commands.past());
    for (ConsumerRecord<String, byte[]> record : records) {
      commands.read(new TopicPartition(record.topic(), record.partition()), record.timestamp());
      take(record);
    }
    commands.hold(consumer, clock.millis());
    if (!caughtUp) {
      ends.keySet().retainAll(consumer.assignment());
      ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      caughtUp = ends.isEmpty();
    }
    if (!records.isEmpty()) {
      heard();
    } else if (clock.millis() - heardMillis > QUIET_MILLIS) {
      // A silent broker and one with no news look the same, so it is asked for something.
      TopicPartition any = consumer.assignment().iterator().next();
      consumer.endOffsets(Set.of(any), PROBE_LIMIT);
      heard();
    }
    if (clock.millis() - secondMillis >= 1_000) {
      secondMillis = clock.millis();
      tables.second(secondMillis, caughtUp);
      link = link.behind(behind());
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    Topic topic = topics.of(record.topic());
    try {
      if (topic == Topic.REFUSED) {
        tables.takeRefused(record);
      } else if (record.value() == null) {
        tables.delete(topic, record.key());
      } else if (topic == Topic.MEASURE && !ServiceTable.wants(record.key())) {
        // Most windows are of a quarter of an hour, and nobody asks for them here.
        LOG.trace("passed by {}", record.key());
      } else {
        SpecificRecord told = read(record);
        tables.take(told, record.key(), record.timestamp());
        if (caughtUp && told instanceof Decision decision) {
          tables.decided(decision, record.timestamp(), polledMillis);
        }
      }
    } catch (WakeupException closing) {
      throw closing;
    } catch (RuntimeException fault) {
      link = link.oneUnreadable();
      LOG.warn("passed over {} offset {}: {}", record.topic(), record.offset(), fault.toString());
    }
  }

  /** Decodes a record, however long the registry takes to answer. */
  private SpecificRecord read(ConsumerRecord<String, byte[]> record) throws UnreadableException {
    while (true) {
      try {
        return Objects.requireNonNull(values.read(record.topic(), record.value()));
      } catch (RegistryUnavailableException silent) {
        lost("registry " + deployment.registryUrl() + " does not answer");
        pause();
        if (closed) {
          throw new WakeupException();
        }
      }
    }
  }

  private long behind() {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  private void heard() {
    heardMillis = clock.millis();
    link = link.connected(true, "", heardMillis);
  }

  private void lost(String problem) {
    link = link.connected(false, problem, clock.millis());
  }

  private void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
