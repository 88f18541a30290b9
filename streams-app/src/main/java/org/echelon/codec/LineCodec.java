package org.echelon.codec;

import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.OrderLineDocument;
import org.jspecify.annotations.Nullable;

/**
 * Binary form of an order line with its first assignment, which are mostly written together.
 *
 * <pre>form 1 byte | which are there 1 byte | closed at, line | closed at, command</pre>
 */
public final class LineCodec {
  /** Unlike the first byte of every other document. */
  private static final int FORM = 'L';

  private static final int LINE = 1;
  private static final int COMMAND = 2;

  private LineCodec() {}

  /** An order line and its first assignment; either may be unknown or forgotten. */
  public record LineRecord(@Nullable OrderLineDocument line, @Nullable CommandDocument command) {}

  /** Whether some bytes are in this form, and not those of another document. */
  public static boolean isLine(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == FORM;
  }

  public static byte[] encode(@Nullable OrderLineDocument line, @Nullable CommandDocument command) {
    BytesOut out = new BytesOut(256);
    out.putByte(FORM);
    out.putByte((line == null ? 0 : LINE) | (command == null ? 0 : COMMAND));
    if (line != null) {
      out.putVarint(line.closedAt());
      OrderLineForm.put(out, line);
    }
    if (command != null) {
      out.putVarint(command.closedAt());
      CommandForm.put(out, command);
    }
    return out.toBytes();
  }

  /**
   * Restores both.
   *
   * @throws IllegalArgumentException if another version wrote the bytes
   */
  public static LineRecord decode(byte[] bytes) {
    BytesIn in = BytesIn.of(bytes, FORM);
    int present = in.getByte();
    OrderLineDocument line = (present & LINE) == 0 ? null : OrderLineForm.get(in, in.getVarint());
    CommandDocument command = (present & COMMAND) == 0 ? null : CommandForm.get(in, in.getVarint());
    return new LineRecord(line, command);
  }
}
