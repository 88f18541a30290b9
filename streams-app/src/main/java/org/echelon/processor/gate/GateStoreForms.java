package org.echelon.processor.gate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.echelon.codec.GateCodec;
import org.echelon.codec.LogRecord;
import org.echelon.codec.PriceBookCodec;

/** What the stores of a gate task hold, read for people; their keys are plain text. */
public final class GateStoreForms {
  private GateStoreForms() {}

  /** Names of the stores. */
  public static List<String> stores() {
    return List.of(GateProcessor.GATE_STORE, GateProcessor.META_STORE);
  }

  /**
   * The value of an entry.
   *
   * @return a record, a list of numbers, or the bytes where they are none of our forms
   * @throws IllegalArgumentException when another version wrote the bytes
   */
  public static Object value(String store, String key, byte[] bytes) {
    if (store.equals(GateProcessor.GATE_STORE)) {
      return key.contains("/") ? GateCodec.decodeOffer(bytes) : GateCodec.decode(bytes, List.of());
    }
    if (key.equals("prices")) {
      return PriceBookCodec.decode(bytes);
    }
    return key.equals("network") || key.startsWith("control/")
        ? LogRecord.decode(bytes)
        : numbers(bytes);
  }

  private static Object numbers(byte[] bytes) {
    if (bytes.length % Long.BYTES != 0) {
      return bytes;
    }
    List<Long> numbers = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      numbers.add(in.getLong());
    }
    return numbers;
  }
}
