package org.echelon.console;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.echelon.codec.RefusedHeaders;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.decode.RecordDecoder;
import org.echelon.decode.Shown;
import org.echelon.decode.ShownTopic;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Reads a refused record with its bytes from the broker, when a person looks at it. Where only its
 * origin has the bytes, they are read there.
 */
final class RefusedReader {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int HEX_BYTES = 256;
  private static final int HEX_ROW = 16;

  private final Deployment deployment;

  RefusedReader(Deployment deployment) {
    this.deployment = deployment;
  }

  /**
   * A refused record.
   *
   * @param origin topic, partition and offset that it was refused at, parted by slashes
   * @param fromOrigin whether its bytes were read at its origin
   * @param record its JSON, if it is one
   * @param problem why it is not shown as a record, else empty
   * @param bytes how many there are
   * @param hex the first 256 of them where no record can be shown, 16 a row with their characters
   */
  record Refused(
      int partition,
      long offset,
      Instant writtenAt,
      String key,
      Map<String, String> headers,
      String origin,
      boolean fromOrigin,
      Optional<String> record,
      String problem,
      int bytes,
      List<String> hex) {}

  /** The record at a place of the refused topic; empty where there is none any more. */
  Optional<Refused> read(int partition, long offset) {
    if (partition >= deployment.partitionsOf(Topic.REFUSED)) {
      return Optional.empty();
    }
    try (KafkaConsumer<byte[], byte[]> consumer = consumer();
        RegistryValues values = new RegistryValues(deployment.registryUrl(), deployment.prefix())) {
      return at(consumer, deployment.name(Topic.REFUSED), partition, offset)
          .map(record -> refused(consumer, values, record));
    }
  }

  private Refused refused(
      KafkaConsumer<byte[], byte[]> consumer,
      RegistryValues values,
      ConsumerRecord<byte[], byte[]> record) {
    Shown shown = decoder(deployment.name(Topic.REFUSED), values).decode(record);
    String topic = said(record, "topic");
    String place = said(record, "partition") + "/" + said(record, "offset");
    Optional<ConsumerRecord<byte[], byte[]>> origin =
        record.value() == null && place.matches("\\d{1,6}/\\d{1,18}")
            ? origin(consumer, topic, place)
            : Optional.empty();
    byte[] bytes = origin.map(ConsumerRecord::value).orElse(record.value());
    Shown whole = origin.map(found -> decoder(topic, values).decode(found)).orElse(shown);
    Content content = content(whole, bytes);
    return new Refused(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        shown.key(),
        shown.headers(),
        topic + "/" + place,
        origin.isPresent(),
        content.record(),
        content.problem(),
        bytes == null ? 0 : bytes.length,
        content.record().isPresent() || bytes == null ? List.of() : hex(bytes));
  }

  private record Content(Optional<String> record, String problem) {}

  /** What was refused is shown beside its bytes, what was read at its origin by itself. */
  private static Content content(Shown shown, byte @Nullable [] bytes) {
    if (bytes == null) {
      return new Content(Optional.empty(), "its bytes are at its origin, which no longer has them");
    }
    if (shown.value().has("undecodable")) {
      return new Content(Optional.empty(), shown.value().get("undecodable").asText());
    }
    if (shown.value().has("base64")) {
      return shown.value().has("record")
          ? new Content(Optional.of(shown.value().get("record").toPrettyString()), "")
          : new Content(Optional.empty(), "its headers do not say which topic it was sent to");
    }
    return new Content(Optional.of(shown.value().toPrettyString()), "");
  }

  private Optional<ConsumerRecord<byte[], byte[]>> origin(
      KafkaConsumer<byte[], byte[]> consumer, String topic, String place) {
    boolean known = ShownTopic.find(topic, deployment).isPresent();
    int slash = place.indexOf('/');
    return known
        ? at(
            consumer,
            topic,
            Integer.parseInt(place.substring(0, slash)),
            Long.parseLong(place.substring(slash + 1)))
        : Optional.empty();
  }

  private RecordDecoder decoder(String topic, RegistryValues values) {
    return new RecordDecoder(ShownTopic.find(topic, deployment).orElseThrow(), values);
  }

  private static Optional<ConsumerRecord<byte[], byte[]>> at(
      KafkaConsumer<byte[], byte[]> consumer, String topic, int partition, long offset) {
    TopicPartition place = new TopicPartition(topic, partition);
    List<TopicPartition> places = List.of(place);
    consumer.assign(places);
    Long begin = consumer.beginningOffsets(places, LIMIT).get(place);
    Long end = consumer.endOffsets(places, LIMIT).get(place);
    if (begin == null || end == null || offset < begin || offset >= end) {
      return Optional.empty();
    }
    consumer.seek(place, offset);
    long until = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < until) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        return record.offset() == offset ? Optional.of(record) : Optional.empty();
      }
      if (consumer.position(place) > offset) {
        return Optional.empty();
      }
    }
    throw new ApiException(
        503, "BROKER_SILENT", "the broker does not send this record", "Ask again in a moment.");
  }

  /** Offset, bytes and characters of each row. */
  static List<String> hex(byte[] bytes) {
    HexFormat spaced = HexFormat.ofDelimiter(" ");
    int shown = Math.min(bytes.length, HEX_BYTES);
    return IntStream.range(0, (shown + HEX_ROW - 1) / HEX_ROW)
        .mapToObj(row -> row(spaced, bytes, row * HEX_ROW, Math.min(shown, (row + 1) * HEX_ROW)))
        .toList();
  }

  private static String row(HexFormat spaced, byte[] bytes, int from, int to) {
    StringBuilder characters = new StringBuilder();
    for (int i = from; i < to; i++) {
      characters.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
    }
    return String.format(
        Locale.ROOT, "%04x  %-47s  %s", from, spaced.formatHex(bytes, from, to), characters);
  }

  private static String said(ConsumerRecord<byte[], byte[]> record, String name) {
    return RefusedHeaders.read(record.headers(), name).orElse("");
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            deployment.bootstrap(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            1,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) LIMIT.toMillis()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
