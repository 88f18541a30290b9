package org.echelon.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.schema.AvroTrust;
import org.jspecify.annotations.Nullable;

/**
 * Values in Avro's single-object form, which names its schema by fingerprint and needs no registry:
 * for tests of a topology and for tools. Not what public topics carry.
 */
public final class PlainValues implements PublicValues {
  private static final int HEADER_BYTES = 10;

  static {
    AvroTrust.ensure();
  }

  private record Coder(
      long fingerprint,
      BinaryMessageEncoder<SpecificRecord> encoder,
      BinaryMessageDecoder<SpecificRecord> decoder) {}

  private final PublicTopics topics;
  private final Map<String, Coder> coders = new HashMap<>();

  public PlainValues(String prefix) {
    topics = new PublicTopics(prefix);
    topics
        .all()
        .forEach(
            (topic, type) -> {
              SpecificData model = SpecificData.getForClass(type);
              var schema = model.getSchema(type);
              coders.put(
                  topic,
                  new Coder(
                      SchemaNormalization.parsingFingerprint64(schema),
                      new BinaryMessageEncoder<>(model, schema),
                      new BinaryMessageDecoder<>(model, schema)));
            });
  }

  @Override
  public byte @Nullable [] write(String topic, @Nullable SpecificRecord record) {
    if (record == null) {
      return null;
    }
    topics.check(topic, record);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try {
      coder(topic).encoder().encode(record, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public @Nullable SpecificRecord read(String topic, byte @Nullable [] bytes) {
    Coder coder = coder(topic);
    if (bytes == null) {
      return null;
    }
    if (bytes.length < HEADER_BYTES || bytes[0] != (byte) 0xC3 || bytes[1] != 1) {
      throw new UnreadableException(
          RefusalCode.BYTES_UNREADABLE, "not in single-object form", null);
    }
    long written = ByteBuffer.wrap(bytes, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (written != coder.fingerprint()) {
      boolean known = coders.values().stream().anyMatch(c -> c.fingerprint() == written);
      throw new UnreadableException(
          known ? RefusalCode.SCHEMA_WRONG : RefusalCode.SCHEMA_UNKNOWN,
          "schema " + Long.toHexString(written) + " on " + topic,
          null);
    }
    try {
      return coder.decoder().decode(bytes, null);
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new UnreadableException(RefusalCode.BYTES_UNREADABLE, "not a record of " + topic, e);
    }
  }

  private Coder coder(String topic) {
    Coder coder = coders.get(topic);
    if (coder == null) {
      throw new IllegalArgumentException("no public topic is called " + topic);
    }
    return coder;
  }

  @Override
  public void close() {
    // Holds nothing that needs an end.
  }
}
