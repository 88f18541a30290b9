package org.echelon.job;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a tick each second of the wall clock. A tick is numbered by its second, so several
 * publishers do no harm: the later of two equal ticks is ignored.
 */
public final class LiveClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveClock.class);
  private static final String KEY = "clock";

  private final Deployment deployment;
  private final PublicValues values;
  private final Clock clock;
  private final Producer<String, byte[]> producer;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  public LiveClock(Deployment deployment, PublicValues values, Clock clock) {
    this.deployment = deployment;
    this.values = values;
    this.clock = clock;
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Begins to tick. */
  public void start() {
    timer.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    producer.close();
    values.close();
  }

  private void tick() {
    try {
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      String topic = deployment.name(Topic.TICK);
      byte[] value = values.write(topic, new Tick(KEY, now.getEpochSecond(), now));
      producer.send(new ProducerRecord<>(topic, KEY, value));
    } catch (RuntimeException fault) {
      // The next second tries again; a missing tick only holds time still.
      LOG.warn("no tick: {}", fault.getMessage());
    }
  }
}
