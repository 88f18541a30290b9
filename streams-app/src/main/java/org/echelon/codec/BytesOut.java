package org.echelon.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes that takes varints and texts. */
final class BytesOut {
  private byte[] bytes = new byte[128];
  private int size;

  void putByte(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
  }

  /** Seven bits a byte, lowest first; meant for numbers that are seldom negative. */
  void putVarint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      putByte((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    putByte((int) rest);
  }

  /** A varint of a number that may be negative, small ones short either way. */
  void putSigned(long value) {
    putVarint(value << 1 ^ value >> 63);
  }

  void putBoolean(boolean value) {
    putByte(value ? 1 : 0);
  }

  void putEnum(Enum<?> value) {
    putByte(value.ordinal());
  }

  /** A text or null: length + 1 before the bytes, 0 for null. */
  void putText(String text) {
    if (text == null) {
      putVarint(0);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    putVarint(utf8.length + 1L);
    if (size + utf8.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + utf8.length));
    }
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  /** Eight bytes, highest first. */
  void putDouble(double value) {
    long bits = Double.doubleToLongBits(value);
    for (int shift = 56; shift >= 0; shift -= 8) {
      putByte((int) (bits >>> shift) & 0xff);
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
