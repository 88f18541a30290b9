package org.echelon.job;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.price.PriceVector;
import org.echelon.pricing.PartsException;
import org.echelon.processor.EventHeaders;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prices the network again and again: follows the ladders of all SKUs, solves on the schedule of
 * the ticks or when asked, and publishes the vector with its certificate. Everything it knows is in
 * the topics, so after a fault it waits and begins again. Of several instances one works; the
 * others wait for their turn, and whoever believes to have it still is fenced by the next.
 */
public final class PricingJob implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PricingJob.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final Deployment deployment;
  private final PricingSettings settings;
  private final PublicValues values;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable PricingInputs inputs;
  private volatile @Nullable RemoteParts parts;

  public PricingJob(Deployment deployment, PricingSettings settings, PublicValues values) {
    this.deployment = deployment;
    this.settings = settings;
    this.values = values;
  }

  /** Runs until closed. */
  @Override
  public void run() {
    Duration pause = FIRST_PAUSE;
    try {
      while (!stopping()) {
        long began = System.nanoTime();
        try {
          price();
        } catch (WakeupException e) {
          LOG.debug("stopping");
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
          LOG.info("another pricing job has taken over; this one waits for its turn");
        } catch (RuntimeException fault) {
          boolean ranWell = System.nanoTime() - began > LONGEST_PAUSE.toNanos();
          pause = ranWell ? FIRST_PAUSE : longer(pause);
          LOG.error(
              "pricing begins again in {} s; the last good prices stay", pause.toSeconds(), fault);
          await(pause);
        }
      }
    } finally {
      values.close();
      ended.countDown();
    }
  }

  /** Whether it has ended by being closed. */
  public boolean ended() {
    return ended.getCount() == 0;
  }

  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    PricingInputs waiting = inputs;
    if (waiting != null) {
      waiting.wakeUp();
    }
    RemoteParts asked = parts;
    if (asked != null) {
      asked.wakeUp();
    }
    ended.await();
  }

  /** Waits for its turn and prices while it has it. */
  private void price() {
    try (PricingTurn turn = new PricingTurn(deployment)) {
      while (!stopping() && !turn.mine(BETWEEN_LOOKS)) {
        LOG.debug("another pricing job is at work");
      }
      if (!stopping()) {
        price(turn);
      }
    }
  }

  private void price(PricingTurn turn) {
    if (settings.oracle() == PricingSettings.Oracle.IN_PROCESS) {
      price(turn, new PricingDesk(settings), true);
      return;
    }
    try (RemoteParts asked = new RemoteParts(deployment, values, RemoteParts.PATIENCE)) {
      parts = asked;
      price(turn, new PricingDesk(settings, asked), false);
    }
  }

  private void price(PricingTurn turn, PricingDesk desk, boolean ladders) {
    try (Producer<String, byte[]> producer = producer();
        PricingInputs following = new PricingInputs(deployment, values, desk, ladders)) {
      inputs = following;
      producer.initTransactions();
      following.catchUp();
      while (!stopping() && turn.mine(Duration.ZERO)) {
        following.take();
        desk.returned().ifPresent(vector -> publish(producer, desk, vector));
        if (desk.due() && following.atRest()) {
          // Prices are made of everything that was published before the tick that asks for them.
          following.catchUp();
          made(desk).ifPresent(vector -> publish(producer, desk, vector));
        }
      }
    }
  }

  /** The next vector; empty where the parts of a population do not answer as one. */
  private Optional<PriceVector> made(PricingDesk desk) {
    try {
      return Optional.of(desk.run());
    } catch (PartsException lost) {
      if (lost.nothing()) {
        LOG.debug("nothing to price yet: {}", lost.getMessage());
      } else {
        LOG.warn("no new prices, the last good ones stay: {}", lost.getMessage());
      }
      await(FIRST_PAUSE);
      return Optional.empty();
    }
  }

  private void publish(Producer<String, byte[]> producer, PricingDesk desk, PriceVector vector) {
    String topic = deployment.name(Topic.PRICE);
    String key = vector.getNetworkId() + "/" + vector.getChunk();
    producer.beginTransaction();
    producer.send(
        new ProducerRecord<>(
            topic,
            0,
            key,
            values.write(topic, vector),
            EventHeaders.of("echelon-pricing", key, vector, vector.getComputedAt())));
    producer.commitTransaction();
    desk.published(vector);
    if (vector.getCertificate() == null) {
      LOG.info("v{} {} {}", vector.getVersion(), vector.getStatus(), vector.getRunId());
      return;
    }
    LOG.info(
        "v{} {} gap {} of value, {} rounds, {} ms CPU",
        vector.getVersion(),
        vector.getStatus(),
        vector.getCertificate().getGapOfValue(),
        vector.getCertificate().getRounds(),
        vector.getCertificate().getCpuMillis());
  }

  private Producer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap(),
            ProducerConfig.TRANSACTIONAL_ID_CONFIG, deployment.applicationId("pricing")),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private boolean stopping() {
    return closing.getCount() == 0;
  }

  private void await(Duration pause) {
    try {
      closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
