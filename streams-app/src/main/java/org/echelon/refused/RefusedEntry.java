package org.echelon.refused;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.echelon.codec.RefusedHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A refused record: why it was refused and where, and the bytes that were refused, which lie with
 * it or at its origin.
 */
public final class RefusedEntry {
  /** As the origin had them: by topic, partition and offset. */
  public static final Comparator<RefusedEntry> BY_ORIGIN =
      Comparator.comparing(RefusedEntry::topic)
          .thenComparingInt(entry -> entry.place().map(TopicPartition::partition).orElse(-1))
          .thenComparingLong(RefusedEntry::originOffset)
          .thenComparingLong(RefusedEntry::offset);

  private final ConsumerRecord<String, byte[]> record;
  private final @Nullable ConsumerRecord<byte[], byte[]> origin;

  private RefusedEntry(
      ConsumerRecord<String, byte[]> record, @Nullable ConsumerRecord<byte[], byte[]> origin) {
    this.record = record;
    this.origin = origin;
  }

  /** A record of the topic of refused records. */
  public static RefusedEntry of(ConsumerRecord<String, byte[]> record) {
    return new RefusedEntry(record, null);
  }

  /** The same with what its origin still has of it. */
  RefusedEntry with(ConsumerRecord<byte[], byte[]> found) {
    return new RefusedEntry(record, found);
  }

  /** Its place on the topic of refused records: {@code 0:17}. */
  public String id() {
    return record.partition() + ":" + record.offset();
  }

  /** Its offset on the topic of refused records, which has one partition. */
  public long offset() {
    return record.offset();
  }

  /** When it was refused, by the wall's clock. */
  public Instant refusedAt() {
    return Instant.ofEpochMilli(record.timestamp());
  }

  /** One of our headers, empty where it is missing. */
  public String said(String name) {
    return RefusedHeaders.read(record.headers(), name).orElse("");
  }

  /** The reason code. */
  public String reason() {
    String reason = said("reason");
    return reason.isEmpty() ? "UNKNOWN" : reason;
  }

  /** The full name of the topic that it came from. */
  public String topic() {
    return said("topic");
  }

  /** The partition that it came from; empty where headers do not say. */
  public Optional<TopicPartition> place() {
    String partition = said("partition");
    boolean told = partition.matches("[0-9]{1,6}") && said("offset").matches("[0-9]{1,18}");
    return told && !topic().isEmpty()
        ? Optional.of(new TopicPartition(topic(), Integer.parseInt(partition)))
        : Optional.empty();
  }

  /** The offset within that, -1 where headers do not say. */
  public long originOffset() {
    return place().isPresent() ? Long.parseLong(said("offset")) : -1;
  }

  /** Whether only the origin has the bytes that were refused. */
  boolean atOrigin() {
    return said("body").equals("origin");
  }

  /** Whether the bytes are nowhere any more, or have not been looked for yet. */
  public boolean gone() {
    return atOrigin() && origin == null;
  }

  /** The key as it was sent. */
  public byte @Nullable [] key() {
    if (origin != null) {
      return origin.key();
    }
    return record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes that were refused. */
  public byte @Nullable [] value() {
    return origin == null ? record.value() : origin.value();
  }

  /** The headers that it came with, those of its refusals included. */
  public Headers headers() {
    return origin == null ? record.headers() : origin.headers();
  }

  /** Where it was refused for the first time, if it has been sent again since. */
  long rootOffset() {
    return RefusedHeaders.read(headers(), "rootOffset")
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .orElse(offset());
  }

  /** How often it has been refused; a second refusal may know only what its origin says of it. */
  int attempt() {
    int own = number(RefusedHeaders.read(record.headers(), "attempt"));
    int before = origin == null ? 0 : number(RefusedHeaders.read(origin.headers(), "attempt"));
    return Math.max(own, before + (before > 0 ? 1 : 0));
  }

  private static int number(Optional<String> text) {
    return text.filter(digits -> digits.matches("[0-9]{1,6}")).map(Integer::parseInt).orElse(0);
  }

  /** Who sent it, as its CloudEvents headers say; empty where they do not. */
  String sourceHeader() {
    Header header = headers().lastHeader("ce_source");
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
