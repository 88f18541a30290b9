package org.echelon.codec;

import java.nio.charset.StandardCharsets;

/** Reads what {@link BytesOut} wrote. */
final class BytesIn {
  private final byte[] bytes;
  private int next;

  BytesIn(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Starts reading; refuses bytes of a form that this version does not know. */
  static BytesIn of(byte[] bytes, int version) {
    BytesIn in = new BytesIn(bytes);
    int found = in.getByte();
    if (found != version) {
      throw new IllegalArgumentException(
          "stored form " + found + " is not " + version + "; run the version that wrote it");
    }
    return in;
  }

  int getByte() {
    return bytes[next++] & 0xff;
  }

  long getVarint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int part = getByte();
      value |= (part & 0x7fL) << shift;
      if (part < 0x80) {
        return value;
      }
    }
  }

  int getCount() {
    return (int) getVarint();
  }

  long getSigned() {
    long value = getVarint();
    return value >>> 1 ^ -(value & 1);
  }

  boolean getBoolean() {
    return getByte() != 0;
  }

  <E extends Enum<E>> E getEnum(E[] values) {
    return values[getByte()];
  }

  String getText() {
    int length = getCount() - 1;
    if (length < 0) {
      return null;
    }
    String text = new String(bytes, next, length, StandardCharsets.UTF_8);
    next += length;
    return text;
  }

  double getDouble() {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | getByte();
    }
    return Double.longBitsToDouble(bits);
  }

  boolean atEnd() {
    return next == bytes.length;
  }
}
