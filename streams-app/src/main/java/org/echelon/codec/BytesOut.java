package org.echelon.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing array of bytes that takes varints, texts and doubles. */
public final class BytesOut {
  private static final int VARINT_BYTES = 10;
  private static final VarHandle LONG = highestFirst(long[].class);
  private static final VarHandle DOUBLE = highestFirst(double[].class);
  private static final VarHandle FLOAT = highestFirst(float[].class);

  private byte[] bytes;
  private int size;

  public BytesOut() {
    this(128);
  }

  /**
   * @param expected bytes that there is room for without growing
   */
  public BytesOut(int expected) {
    bytes = new byte[Math.max(expected, 16)];
  }

  public void putByte(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
  }

  /** Seven bits a byte, lowest first; meant for numbers that are seldom negative. */
  public void putVarint(long value) {
    room(VARINT_BYTES);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A varint of a number that may be negative, small ones short either way. */
  public void putSigned(long value) {
    putVarint(value << 1 ^ value >> 63);
  }

  public void putBoolean(boolean value) {
    putByte(value ? 1 : 0);
  }

  public void putEnum(Enum<?> value) {
    putByte(value.ordinal());
  }

  /** A text or null: length + 1 before the bytes, 0 for null. */
  public void putTextOrNull(@Nullable String text) {
    if (text == null) {
      putVarint(0);
    } else {
      putText(text);
    }
  }

  public void putText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    putVarint(utf8.length + 1L);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  /** Eight bytes, highest first. */
  public void putLong(long value) {
    room(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  /** A double with every bit of it. */
  public void putDouble(double value) {
    room(Double.BYTES);
    DOUBLE.set(bytes, size, value);
    size += Double.BYTES;
  }

  /** A float with every bit of it. */
  public void putFloat(float value) {
    room(Float.BYTES);
    FLOAT.set(bytes, size, value);
    size += Float.BYTES;
  }

  /** Doubles without their number. */
  public void putDoubles(double[] values) {
    room((long) Double.BYTES * values.length);
    for (double value : values) {
      DOUBLE.set(bytes, size, value);
      size += Double.BYTES;
    }
  }

  /**
   * Doubles without their number: before each eight a byte that tells which differ from the one
   * before (0 before the first), then those.
   */
  public void putRuns(double[] values) {
    for (int start = 0; start < values.length; start += 8) {
      int end = Math.min(start + 8, values.length);
      int differing = 0;
      for (int i = start; i < end; i++) {
        differing |= same(values[i], i == 0 ? 0 : values[i - 1]) ? 0 : 1 << i - start;
      }
      putByte(differing);
      for (int i = start; i < end; i++) {
        if ((differing & 1 << i - start) != 0) {
          putDouble(values[i]);
        }
      }
    }
  }

  /** Whether two doubles have the same bits. */
  static boolean same(double a, double b) {
    return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
  }

  /** Sees to it that some bytes fit. */
  private void room(long more) {
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(2L * bytes.length, Math.addExact(size, more)));
    }
  }

  static VarHandle highestFirst(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
