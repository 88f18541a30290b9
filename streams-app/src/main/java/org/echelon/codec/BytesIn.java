package org.echelon.codec;

import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BytesOut} wrote. */
public final class BytesIn {
  private static final VarHandle LONG = BytesOut.highestFirst(long[].class);
  private static final VarHandle DOUBLE = BytesOut.highestFirst(double[].class);
  private static final VarHandle FLOAT = BytesOut.highestFirst(float[].class);

  private final byte[] bytes;
  private int next;

  BytesIn(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Starts reading; refuses bytes of a form that this version does not know. */
  public static BytesIn of(byte[] bytes, int version) {
    BytesIn in = new BytesIn(bytes);
    int found = in.getByte();
    if (found != version) {
      throw new IllegalArgumentException(
          "stored form " + found + " is not " + version + "; run the version that wrote it");
    }
    return in;
  }

  public int getByte() {
    return bytes[next++] & 0xff;
  }

  public long getVarint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int part = getByte();
      value |= (part & 0x7fL) << shift;
      if (part < 0x80) {
        return value;
      }
    }
  }

  public int getCount() {
    return (int) getVarint();
  }

  public long getSigned() {
    long value = getVarint();
    return value >>> 1 ^ -(value & 1);
  }

  public boolean getBoolean() {
    return getByte() != 0;
  }

  public <E extends Enum<E>> E getEnum(E[] values) {
    return values[getByte()];
  }

  public String getText() {
    String text = getTextOrNull();
    if (text == null) {
      throw new IllegalArgumentException("a text is missing before byte " + next);
    }
    return text;
  }

  public @Nullable String getTextOrNull() {
    int length = getCount() - 1;
    if (length < 0) {
      return null;
    }
    String text = new String(bytes, next, length, StandardCharsets.UTF_8);
    next += length;
    return text;
  }

  public long getLong() {
    long value = (long) LONG.get(bytes, next);
    next += Long.BYTES;
    return value;
  }

  public double getDouble() {
    double value = (double) DOUBLE.get(bytes, next);
    next += Double.BYTES;
    return value;
  }

  public float getFloat() {
    float value = (float) FLOAT.get(bytes, next);
    next += Float.BYTES;
    return value;
  }

  public double[] getDoubles(int count) {
    require(8L * count);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = getDouble();
    }
    return values;
  }

  public double[] getRuns(int count) {
    require((count + 7L) / 8);
    double[] values = new double[count];
    double before = 0;
    int differing = 0;
    for (int i = 0; i < count; i++) {
      if (i % 8 == 0) {
        differing = getByte();
      }
      if ((differing & 1 << i % 8) != 0) {
        before = getDouble();
      }
      values[i] = before;
    }
    return values;
  }

  /**
   * Checks that some bytes are there, so that a broken count never makes room for more than there
   * is.
   *
   * @throws IndexOutOfBoundsException if they are not
   */
  public void require(long length) {
    if (length < 0 || length > bytes.length - next) {
      throw new IndexOutOfBoundsException(length + " bytes are not left");
    }
  }

  public boolean atEnd() {
    return next == bytes.length;
  }
}
