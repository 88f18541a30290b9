package org.echelon.producers.client;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RegistryValues;
import org.echelon.schema.AvroTrust;
import org.echelon.schema.Contracts;
import org.echelon.topic.Topic;

/**
 * How an upstream system tells Echelon something: each record goes to its topic under its key, in
 * the registry's wire form, with CloudEvents headers, once however often the connection breaks.
 * What intake would refuse is not sent. For one thread.
 *
 * <p>Records are stamped with the wall clock: topics are kept by their stamps, and what happened
 * when stands in the record.
 */
public final class UpstreamClient implements AutoCloseable {
  static {
    AvroTrust.ensure();
  }

  /** Below the smallest record limit of any topic, which holds for whole batches. */
  private static final int BATCH = 48 * 1024;

  private static final int LARGEST_RECORD = 9 * 1024 * 1024;
  private static final int GIVE_UP_MILLIS = 30_000;

  private final String prefix;
  private final String source;
  private final PublicValues values;
  private final Producer<String, byte[]> producer;
  private Check check = new Check(Names.unknown());

  /**
   * @param bootstrap broker addresses
   * @param prefix of the topic names
   * @param source name of the sending system, put where a record names none
   * @param values closed with this client
   */
  public UpstreamClient(String bootstrap, String prefix, String source, PublicValues values) {
    this.prefix = prefix;
    this.source = source;
    this.values = values;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                LARGEST_RECORD,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                GIVE_UP_MILLIS),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** A client of a deployment with the usual topic names. */
  public static UpstreamClient connect(String bootstrap, String registryUrl, String source) {
    String prefix = Contracts.PREFIX;
    return new UpstreamClient(bootstrap, prefix, source, new RegistryValues(registryUrl, prefix));
  }

  /** From now on names are checked, too. */
  public UpstreamClient checking(Names names) {
    check = new Check(names);
    return this;
  }

  /**
   * Fills in what the record leaves to us: an empty source, and an empty event id with one computed
   * from its document and revision.
   *
   * @return the same record
   */
  public <T extends SpecificRecord> T complete(T record) {
    fill(record, "source", () -> source);
    fill(record, "eventId", () -> Documents.eventId(source, topic(record), record));
    return record;
  }

  /** What is wrong with a record, or nothing; it is completed before. */
  public Optional<Complaint> check(SpecificRecord record) {
    return check.complaint(complete(record));
  }

  /**
   * Completes, checks and sends a record.
   *
   * @return where it is stored, once it is
   * @throws UnsendableException when it would be refused
   */
  public CompletableFuture<Stored> send(SpecificRecord record) {
    check(record)
        .ifPresent(
            complaint -> {
              throw new UnsendableException(complaint);
            });
    return sendUnchecked(record);
  }

  /** Completes and sends a record whatever it says. */
  public CompletableFuture<Stored> sendUnchecked(SpecificRecord record) {
    Topic topic = topic(complete(record));
    String name = topic.name(prefix);
    CompletableFuture<Stored> stored = new CompletableFuture<>();
    producer.send(
        new ProducerRecord<>(
            name,
            null,
            Contracts.valueOf(topic.name()).keyOf(record),
            values.write(name, record),
            EventEnvelope.of(topic, record, source, happenedAt(record))),
        (metadata, failure) -> {
          if (failure == null) {
            TopicPartition partition = new TopicPartition(name, metadata.partition());
            stored.complete(new Stored(topic, partition, metadata.offset()));
          } else {
            stored.completeExceptionally(failure);
          }
        });
    return stored;
  }

  /** Waits until everything sent is stored or has failed. */
  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
    values.close();
  }

  private static Instant happenedAt(SpecificRecord record) {
    for (String field : new String[] {"occurredAt", "changedAt", "issuedAt", "requestedAt"}) {
      if (Documents.field(record, field) instanceof Instant instant) {
        return instant;
      }
    }
    return Instant.now();
  }

  private static Topic topic(SpecificRecord record) {
    return Upstream.topicOf(record)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no topic carries " + record.getClass().getSimpleName()));
  }

  private static void fill(
      SpecificRecord record, String name, java.util.function.Supplier<String> value) {
    Schema.Field field = record.getSchema().getField(name);
    if (field != null && String.valueOf(record.get(field.pos())).isEmpty()) {
      record.put(field.pos(), value.get());
    }
  }
}
