package org.echelon.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * One record of an internal log: a kind, where it came from, and the Avro record itself in
 * single-object form (so each carries the fingerprint of the schema it was written with). A null
 * body is a deletion.
 *
 * <pre>version 1 byte | kind 1 byte | topic UTF | partition int | offset long | body</pre>
 */
public record LogRecord(LogKind kind, Origin origin, @Nullable SpecificRecordBase body) {
  private static final byte VERSION = 1;

  /** The Avro record, where nothing of the kind is ever deleted. */
  public <T extends SpecificRecordBase> T as(Class<T> type) {
    if (body == null) {
      throw new IllegalStateException(kind + " without a record; nothing of the kind is deleted");
    }
    return type.cast(body);
  }

  /** The bytes of this record. */
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(kind.code());
      out.writeUTF(origin.topic());
      out.writeInt(origin.partition());
      out.writeLong(origin.offset());
      if (body != null) {
        kind.write(body, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException when the bytes are not a log record of a version known here
   */
  public static LogRecord decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException("log record of unknown version " + version);
      }
      LogKind kind = LogKind.ofCode(in.readByte());
      Origin origin = new Origin(in.readUTF(), in.readInt(), in.readLong());
      SpecificRecordBase body = in.available() == 0 ? null : kind.read(in);
      return new LogRecord(kind, origin, body);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a log record", e);
    }
  }
}
