package org.echelon.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow: varints (zigzag), fixed words and doubles, most significant byte first. */
final class ByteWriter {
  private byte[] bytes;
  private int size;

  ByteWriter(int expected) {
    bytes = new byte[expected];
  }

  void octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void number(long value) {
    room(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void fixed(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void real(double value) {
    fixed(Double.doubleToRawLongBits(value));
  }

  void reals(double[] values) {
    for (double value : values) {
      real(value);
    }
  }

  /** Doubles, eight to a byte that tells which differ from the one before (0 before the first). */
  void runs(double[] values) {
    double before = 0;
    for (int start = 0; start < values.length; start += 8) {
      int end = Math.min(start + 8, values.length);
      room(1);
      int mask = size++;
      bytes[mask] = 0;
      for (int i = start; i < end; i++) {
        if (!same(values[i], before)) {
          bytes[mask] |= (byte) (1 << (i - start));
          real(values[i]);
        }
        before = values[i];
      }
    }
  }

  void text(String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  static boolean same(double a, double b) {
    return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
