package org.echelon.codec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteWriter} wrote; throws BufferUnderflowException where bytes are missing, so
 * that a broken count never makes room for more than there is.
 */
final class ByteReader {
  private final ByteBuffer bytes;

  ByteReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  int octet() {
    return bytes.get() & 0xFF;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IllegalArgumentException("a number runs over 64 bits");
  }

  /** A whole number of zero or more that fits an int. */
  int count() {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a count is " + value);
    }
    return (int) value;
  }

  long fixed() {
    return bytes.getLong();
  }

  double real() {
    return bytes.getDouble();
  }

  double[] reals(int count) {
    require(8L * count);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = real();
    }
    return values;
  }

  double[] runs(int count) {
    require((count + 7L) / 8);
    double[] values = new double[count];
    double before = 0;
    int mask = 0;
    for (int i = 0; i < count; i++) {
      if (i % 8 == 0) {
        mask = octet();
      }
      if ((mask & 1 << i % 8) != 0) {
        before = real();
      }
      values[i] = before;
    }
    return values;
  }

  String text() {
    int length = count();
    require(length);
    byte[] encoded = new byte[length];
    bytes.get(encoded);
    return new String(encoded, StandardCharsets.UTF_8);
  }

  void require(long length) {
    if (length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
  }
}
