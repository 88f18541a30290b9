package org.echelon.refused;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RefusedHeaders;
import org.echelon.config.Deployment;
import org.echelon.control.Audit;
import org.echelon.processor.EventHeaders;
import org.echelon.topic.Topic;

/**
 * Sends refused records again to the partition that they came from, each batch in one transaction
 * with the entry of the audit that marks it. There is one sender at a time: opening another ends
 * the transaction of the one before and locks it out, so whoever reads the marks after that knows
 * all that was sent. For one thread.
 */
public final class Resender implements AutoCloseable {
  private static final int LARGEST_RECORD = 9 * 1024 * 1024;
  private static final String STREAMS_ERRORS = "__streams.errors.";

  private final Deployment deployment;
  private final PublicValues values;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Integer> partitions = new HashMap<>();

  /** Another sender was opened since. */
  public static final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OvertakenException(KafkaException cause) {
      super("somebody else has begun to resend", cause);
    }
  }

  /**
   * Locks out every other sender.
   *
   * @param values writes the audit; not closed with this
   */
  public Resender(Deployment deployment, PublicValues values) {
    this.deployment = deployment;
    this.values = values;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                deployment.applicationId("dlq-resend"),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                LARGEST_RECORD),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (RuntimeException failed) {
      producer.close();
      throw failed;
    }
  }

  /** Notes in the audit what is going to be done. */
  public void note(Audit audit) {
    send(List.of(), audit);
  }

  /**
   * Sends a batch, all of it or nothing.
   *
   * @param batch in the order of their origin; bytes fetched
   * @param done the entry for it, to which the marks are added
   * @return where each was stored
   * @throws OvertakenException when another sender has been opened; nothing of the batch was sent
   */
  public List<RecordMetadata> send(List<RefusedEntry> batch, Audit done, ResentMarks marks) {
    TreeSet<Long> offsets = new TreeSet<>();
    batch.forEach(entry -> offsets.add(entry.offset()));
    Map<String, String> parameters = new HashMap<>(done.getParameters());
    parameters.putAll(marks.parameters(offsets));
    Audit marked = Audit.newBuilder(done).setParameters(parameters).build();
    return send(
        batch.stream().map(entry -> record(entry, done.getWho(), done.getAt())).toList(), marked);
  }

  private List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records, Audit audit) {
    try {
      producer.beginTransaction();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      producer.send(record(audit));
      producer.commitTransaction();
      List<RecordMetadata> stored = new ArrayList<>();
      for (Future<RecordMetadata> one : sent) {
        stored.add(one.get());
      }
      return stored;
    } catch (KafkaException failed) {
      if (overtaken(failed)) {
        throw new OvertakenException(failed);
      }
      abort(failed);
      throw failed;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a committed record was not stored", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static boolean overtaken(KafkaException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }

  /** Where that fails too, the next sender ends the transaction. */
  private void abort(KafkaException failed) {
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      failed.addSuppressed(e);
    }
  }

  private ProducerRecord<byte[], byte[]> record(Audit audit) {
    String topic = deployment.name(Topic.AUDIT);
    return new ProducerRecord<>(
        topic,
        null,
        audit.getWho().getBytes(UTF_8),
        values.write(topic, audit),
        EventHeaders.of(audit.getFrom(), audit.getWho(), audit, audit.getAt()));
  }

  private ProducerRecord<byte[], byte[]> record(RefusedEntry entry, String who, Instant at) {
    int from = entry.place().orElseThrow().partition();
    int there = partitions.computeIfAbsent(entry.topic(), t -> producer.partitionsFor(t).size());
    Integer partition = from < there ? from : null;
    return new ProducerRecord<>(
        entry.topic(), partition, entry.key(), entry.value(), headers(entry, who, at));
  }

  /** Those it came with, and who sent it again; what was said at its refusal is left out. */
  private static Headers headers(RefusedEntry entry, String who, Instant at) {
    RecordHeaders headers = new RecordHeaders();
    for (Header header : entry.headers()) {
      if (!header.key().startsWith(RefusedHeaders.PREFIX)
          && !header.key().startsWith(STREAMS_ERRORS)) {
        headers.add(header);
      }
    }
    add(headers, "attempt", Integer.toString(entry.attempt()));
    add(headers, "resentBy", who);
    add(headers, "resentAt", at.toString());
    add(headers, "rootOffset", Long.toString(entry.rootOffset()));
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(RefusedHeaders.PREFIX + name, value.getBytes(UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}
