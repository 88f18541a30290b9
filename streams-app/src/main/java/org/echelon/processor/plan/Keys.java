package org.echelon.processor.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.echelon.inventory.CommandId;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.DueTime;
import org.echelon.inventory.WaitingLine;

/**
 * Keys of the document store, in the order they are scanned. The first byte names the space; texts
 * end in a zero byte, which no id contains; numbers are big-endian.
 *
 * <pre>
 * D sku 0 kind id 0 number      a document; an order line is with its first assignment
 * W sku 0 placedAt order 0 line a waiting order line
 * T at sku 0 kind id 0 number   a document that falls due
 * M sku 0 node                  movements of the last day
 * </pre>
 *
 * <p>In the store of plans a SKU alone is the key of its plan, and a zero byte after it that of its
 * {@link RegionPlans}.
 */
final class Keys {
  private Keys() {}

  /** The place of a document; that of an order line is the place of its first assignment. */
  static byte[] document(String sku, DocumentKey key) {
    if (key.kind() == DocumentKey.Kind.ORDER_LINE) {
      return document(
          sku, DocumentKey.command(CommandId.ofAttempt(key.id(), key.number(), sku, 1)));
    }
    return join('D', text(sku), kind(key), text(key.id()), small(key.number()));
  }

  /** Whether a document may share its record with another. */
  static boolean sharesRecord(DocumentKey key) {
    return key.kind() == DocumentKey.Kind.ORDER_LINE
        || key.kind() == DocumentKey.Kind.COMMAND && CommandId.isAttempt(key.id());
  }

  /** Start of the documents of a kind whose id is at least {@code id}. */
  static byte[] documentsFrom(String sku, DocumentKey.Kind kind, String id) {
    byte[] start = id.getBytes(StandardCharsets.UTF_8);
    return join('D', text(sku), new byte[] {(byte) kind.ordinal()}, start);
  }

  static byte[] waiting(String sku, WaitingLine line) {
    return join(
        'W', text(sku), number(line.placedAt()), text(line.orderId()), small(line.lineNo()));
  }

  static byte[] waitingFrom(String sku) {
    return join('W', text(sku));
  }

  /** Just before all waiting order lines. */
  static byte[] waitingFrom() {
    return new byte[] {'W'};
  }

  /** The SKU of a waiting order line. */
  static String waitingSku(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key);
    in.get();
    return text(in);
  }

  static WaitingLine waitingLine(byte[] key, String sku) {
    ByteBuffer in = ByteBuffer.wrap(key);
    in.position(2 + sku.getBytes(StandardCharsets.UTF_8).length);
    return new WaitingLine(in.getLong(), text(in), in.getInt());
  }

  static byte[] due(DueTime due) {
    DocumentKey key = due.key();
    return join(
        'T', number(due.at()), text(due.sku()), kind(key), text(key.id()), small(key.number()));
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
    return join('M', text(sku), small(node));
  }

  /** The place of what a SKU planned for other regions. */
  static byte[] regions(String sku) {
    return text(sku);
  }

  /** Whether a key is such a place. */
  static boolean isRegions(byte[] key) {
    return key[key.length - 1] == 0;
  }

  /** The SKU of such a place. */
  static String skuOfRegions(byte[] key) {
    return text(ByteBuffer.wrap(key));
  }

  /** The smallest key greater than every key that starts with a prefix. */
  static byte[] after(byte[] prefix) {
    byte[] next = prefix.clone();
    next[next.length - 1]++;
    return next;
  }

  private static byte[] kind(DocumentKey key) {
    return new byte[] {(byte) key.kind().ordinal()};
  }

  private static byte[] text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(utf8, utf8.length + 1);
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
