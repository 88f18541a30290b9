package org.echelon.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.PlanCodec;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.price.PriceVector;
import org.echelon.processor.EventHeaders;
import org.echelon.reference.Network;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prices the network again and again: follows the ladders of all SKUs, solves on the schedule of
 * the ticks or when asked, and publishes the vector with its certificate. Restartable: everything
 * it knows is in the topics. A second instance fences the first.
 */
public final class PricingJob implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PricingJob.class);
  private static final List<Topic> INPUTS =
      List.of(Topic.NETWORK, Topic.PRICE, Topic.LADDER, Topic.CONTROL, Topic.TICK);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Deployment deployment;
  private final PublicValues values;
  private final PricingDesk desk;
  private final Consumer<String, byte[]> consumer;
  private final Producer<String, byte[]> producer;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean closing;

  public PricingJob(Deployment deployment, PricingSettings settings, PublicValues values) {
    this.deployment = deployment;
    this.values = values;
    this.desk = new PricingDesk(settings);
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                20,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5000),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, deployment.applicationId("pricing")),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Runs until closed, or until another instance takes over. */
  @Override
  public void run() {
    try {
      producer.initTransactions();
      follow();
      catchUp();
      while (!closing) {
        take();
        if (desk.due()) {
          // Prices are made of everything that was published before the tick that asks for them.
          catchUp();
          publish(desk.run());
        }
      }
    } catch (WakeupException e) {
      LOG.debug("stopping");
    } catch (ProducerFencedException e) {
      LOG.warn("another pricing job has taken over; this one stops");
    } finally {
      consumer.close();
      producer.close();
      values.close();
      stopped.countDown();
    }
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    consumer.wakeup();
    stopped.await();
  }

  private void follow() {
    List<TopicPartition> all = new ArrayList<>();
    for (Topic topic : INPUTS) {
      for (int p = 0; p < deployment.partitionsOf(topic); p++) {
        all.add(new TopicPartition(deployment.name(topic), p));
      }
    }
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  private void catchUp() {
    Set<TopicPartition> all = consumer.assignment();
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    while (!closing && all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      take();
    }
  }

  private void take() {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      String suffix = record.topic().substring(deployment.prefix().length());
      Topic topic = Topic.ofSuffix(suffix);
      if (topic == Topic.LADDER) {
        byte[] plan = record.value();
        desk.ladder(record.key(), plan == null ? null : PlanCodec.decode(plan));
      } else if (record.value() != null) {
        shared(values.read(record.topic(), record.value()));
      }
    }
  }

  private void shared(SpecificRecord record) {
    if (record instanceof Network network) {
      desk.network(network);
    } else if (record instanceof PriceVector vector) {
      desk.published(vector);
    } else if (record instanceof Control control) {
      desk.control(control);
    } else if (record instanceof Tick tick) {
      desk.tick(tick);
    }
  }

  private void publish(PriceVector vector) {
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
    LOG.info(
        "v{} {} gap {} of value, {} rounds, {} ms CPU",
        vector.getVersion(),
        vector.getStatus(),
        vector.getCertificate().getGapOfValue(),
        vector.getCertificate().getRounds(),
        vector.getCertificate().getCpuMillis());
  }
}
