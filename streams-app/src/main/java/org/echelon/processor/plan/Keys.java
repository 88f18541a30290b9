package org.echelon.processor.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.DueTime;
import org.echelon.inventory.WaitingLine;

/**
 * Keys of the document store, in the order they are scanned. The first byte names the space; texts
 * end in a zero byte, which no id contains; numbers are big-endian.
 *
 * <pre>
 * D sku 0 kind id 0 number      a document
 * W sku 0 placedAt order 0 line a waiting order line
 * T at sku 0 kind id 0 number   a document that falls due
 * M sku 0 node                  movements of the last day
 * </pre>
 */
final class Keys {
  private static final byte[] NOTHING = new byte[0];

  private Keys() {}

  static byte[] document(String sku, DocumentKey key) {
    return join('D', NOTHING, text(sku), documentTail(key));
  }

  /** Start of the documents of a kind whose id is at least {@code id}. */
  static byte[] documentsFrom(String sku, DocumentKey.Kind kind, String id) {
    byte[] start = id.getBytes(StandardCharsets.UTF_8);
    return join('D', NOTHING, text(sku), new byte[] {(byte) kind.ordinal()}, start);
  }

  static byte[] waiting(String sku, WaitingLine line) {
    return join(
        'W',
        NOTHING,
        text(sku),
        number(line.placedAt()),
        text(line.orderId()),
        small(line.lineNo()));
  }

  static byte[] waitingFrom(String sku) {
    return join('W', NOTHING, text(sku));
  }

  static WaitingLine waitingLine(byte[] key, String sku) {
    ByteBuffer in = ByteBuffer.wrap(key);
    in.position(2 + sku.getBytes(StandardCharsets.UTF_8).length);
    return new WaitingLine(in.getLong(), text(in), in.getInt());
  }

  static byte[] due(DueTime due) {
    return join('T', number(due.at()), text(due.sku()), documentTail(due.key()));
  }

  /** Just before everything that falls due at an instant. */
  static byte[] dueFrom(long at) {
    return join('T', number(at));
  }

  static DueTime dueTime(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key);
    in.get();
    long at = in.getLong();
    String sku = text(in);
    DocumentKey.Kind kind = DocumentKey.Kind.values()[in.get()];
    return new DueTime(at, sku, new DocumentKey(kind, text(in), in.getInt()));
  }

  static byte[] movements(String sku, int node) {
    return join('M', NOTHING, text(sku), small(node));
  }

  /** The smallest key greater than every key that starts with a prefix. */
  static byte[] after(byte[] prefix) {
    byte[] next = prefix.clone();
    next[next.length - 1]++;
    return next;
  }

  private static byte[] documentTail(DocumentKey key) {
    return join((char) key.kind().ordinal(), NOTHING, text(key.id()), small(key.number()));
  }

  private static byte[] text(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static String text(ByteBuffer in) {
    int start = in.position();
    while (in.get() != 0) {}
    return new String(
        in.array(), in.arrayOffset() + start, in.position() - start - 1, StandardCharsets.UTF_8);
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  private static byte[] small(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] join(char space, byte[]... parts) {
    int length = 1;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length).put((byte) space);
    for (byte[] part : parts) {
      out.put(part);
    }
    return out.array();
  }
}
