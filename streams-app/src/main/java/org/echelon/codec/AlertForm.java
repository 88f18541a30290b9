package org.echelon.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.echelon.schema.AvroTrust;
import org.echelon.state.Alert;

/**
 * Binary form of an alert that a task holds.
 *
 * <pre>version 1 byte | tellAt long | clearAt long | due 1 byte | alert in single-object form</pre>
 */
public final class AlertForm {
  private static final byte VERSION = 1;
  private static final int HEAD = 18;
  private static final SpecificData MODEL;

  static {
    AvroTrust.ensure();
    // A model of its own class carries the logical-type conversions of the generated record.
    MODEL = SpecificData.getForClass(Alert.class);
  }

  private static final BinaryMessageEncoder<Alert> ENCODER =
      new BinaryMessageEncoder<>(MODEL, Alert.getClassSchema());
  private static final BinaryMessageDecoder<Alert> DECODER =
      new BinaryMessageDecoder<>(MODEL, Alert.getClassSchema());

  private AlertForm() {}

  /**
   * An alert that holds, or has ended and is to be told so.
   *
   * @param tellAt not told before, epoch milliseconds
   * @param clearAt ends by itself, epoch milliseconds
   * @param due whether there is something to tell
   */
  public record Held(Alert alert, long tellAt, long clearAt, boolean due) {

    /** Whether anybody has heard of it. */
    public boolean told() {
      return alert.getSequence() > 0;
    }
  }

  /** The bytes of an alert. */
  public static byte[] encode(Held held) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    byte[] head =
        ByteBuffer.allocate(HEAD)
            .put(VERSION)
            .putLong(held.tellAt())
            .putLong(held.clearAt())
            .put((byte) (held.due() ? 1 : 0))
            .array();
    try {
      out.write(head);
      ENCODER.encode(held.alert(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Restores an alert.
   *
   * @throws IllegalArgumentException if another version wrote the bytes
   */
  public static Held decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalArgumentException("alert of unknown version " + version);
    }
    long tellAt = in.getLong();
    long clearAt = in.getLong();
    boolean due = in.get() == 1;
    try {
      Alert alert =
          DECODER.decode(new ByteArrayInputStream(Arrays.copyOfRange(bytes, HEAD, bytes.length)));
      return new Held(alert, tellAt, clearAt, due);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
