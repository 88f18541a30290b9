package org.echelon.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small values that stores keep without a codec of their own, told apart by how they look. */
public final class SmallForms {
  private SmallForms() {}

  /**
   * What some bytes seem to be: nothing (an empty map), a text, a log record, a number, a list of
   * numbers, else the bytes under the name "base64".
   */
  public static Object of(byte[] bytes) {
    if (bytes.length == 0) {
      return Map.of();
    } else if (printable(bytes)) {
      return new String(bytes, StandardCharsets.US_ASCII);
    } else if (bytes.length == Long.BYTES) {
      return ByteBuffer.wrap(bytes).getLong();
    }
    try {
      return LogRecord.decode(bytes);
    } catch (RuntimeException e) {
      return bytes.length % Long.BYTES == 0 ? numbers(bytes) : Map.of("base64", bytes);
    }
  }

  private static boolean printable(byte[] bytes) {
    for (byte one : bytes) {
      if (one < ' ' || one > '~') {
        return false;
      }
    }
    return true;
  }

  private static List<Long> numbers(byte[] bytes) {
    List<Long> numbers = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      numbers.add(in.getLong());
    }
    return numbers;
  }
}
