package org.echelon.processor.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.system.LineOutcome;

/**
 * The orders of one task in a store. Each outcome writes one small record, however many lines its
 * order has; no id contains a slash, so it may part the keys.
 *
 * <pre>
 * l/order/line   the newest outcome of a line
 * h/order        sequence of the last promise, day on which the order is forgotten, and what has
 *                been counted of it: parcels, instant, region
 * d/day/order    an order that is forgotten on a day
 * p/order        an order whose promise is to be published
 * measure/...    see {@link org.echelon.processor.MeasureRows}
 * </pre>
 */
final class OrderShelf {
  /** Begins the key of what is kept of an order as a whole. */
  static final String HEAD = "h/";

  private static final Origin HERE = new Origin("", 0, 0);

  /** Sequence of the last promise, and the day on which the order is forgotten. */
  record Head(long sequence, long forgetOn, Parcels counted) {
    static final Head NONE = new Head(0, 0, Parcels.NONE);
  }

  /**
   * What has been counted of an order.
   *
   * @param nodes that ship it, 0 while it has not been counted
   * @param at instant at which it was counted first, epoch milliseconds
   * @param region of its customer then
   */
  record Parcels(int nodes, long at, String region) {
    static final Parcels NONE = new Parcels(0, 0, "");
  }

  private final KeyValueStore<String, byte[]> store;

  OrderShelf(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** The newest outcome of a line. */
  Optional<LineOutcome> line(String orderId, int lineNo) {
    return Optional.ofNullable(store.get(lineKey(orderId, lineNo))).map(OrderShelf::outcome);
  }

  /** Keeps an outcome, and that its order is to be published. */
  void put(LineOutcome line) {
    store.put(
        lineKey(line.getOrderId(), line.getLineNo()),
        new LogRecord(LogKind.LINE_OUTCOME, HERE, line).encode());
    store.put("p/" + line.getOrderId(), new byte[0]);
  }

  /** Orders to be published, in order of id; each is handed over and taken off the list. */
  void publishable(Consumer<String> each) {
    for (String key : keys("p/", "p0", Integer.MAX_VALUE)) {
      each.accept(key.substring(2));
      store.delete(key);
    }
  }

  /** The lines of an order, in order of number. */
  List<LineOutcome> lines(String orderId) {
    List<LineOutcome> lines = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rows = rows("l/" + orderId + "/", "l/" + orderId + "0")) {
      rows.forEachRemaining(row -> lines.add(outcome(row.value)));
    }
    return lines;
  }

  /** What is kept of an order as a whole. */
  Optional<Head> head(String orderId) {
    return Optional.ofNullable(store.get(HEAD + orderId)).map(OrderShelf::decodeHead);
  }

  /** What is kept under a key with {@link #HEAD}. */
  static Head decodeHead(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new Head(in.getLong(), in.getLong(), parcels(in));
  }

  /** Keeps it, and the day on which the order is to be forgotten. */
  void put(String orderId, Head head) {
    long former = head(orderId).map(Head::forgetOn).orElse(head.forgetOn());
    if (former != head.forgetOn()) {
      store.delete(dueKey(former, orderId));
    }
    store.put(dueKey(head.forgetOn(), orderId), new byte[0]);
    byte[] region = head.counted().region().getBytes(StandardCharsets.UTF_8);
    store.put(
        HEAD + orderId,
        ByteBuffer.allocate(28 + region.length)
            .putLong(head.sequence())
            .putLong(head.forgetOn())
            .putInt(head.counted().nodes())
            .putLong(head.counted().at())
            .put(region)
            .array());
  }

  /** What follows in the record of an order; nothing in those of earlier builds. */
  private static Parcels parcels(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return Parcels.NONE;
    }
    int nodes = in.getInt();
    long at = in.getLong();
    byte[] region = new byte[in.remaining()];
    in.get(region);
    return new Parcels(nodes, at, new String(region, StandardCharsets.UTF_8));
  }

  /** Forgets orders whose day has come, so many at most; what is still open is put off. */
  void forget(long today, int atMost, int putOffDays) {
    for (String key : keys("d/", dueKey(today + 1, ""), atMost)) {
      String orderId = key.substring(key.indexOf('/', 2) + 1);
      if (OrderJoin.open(lines(orderId))) {
        Head head = head(orderId).orElse(Head.NONE);
        put(orderId, new Head(head.sequence(), today + putOffDays, head.counted()));
        continue;
      }
      keys("l/" + orderId + "/", "l/" + orderId + "0", Integer.MAX_VALUE).forEach(store::delete);
      store.delete(HEAD + orderId);
      store.delete(key);
    }
  }

  private List<String> keys(String from, String to, int atMost) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rows = rows(from, to)) {
      while (rows.hasNext() && keys.size() < atMost) {
        keys.add(rows.next().key);
      }
    }
    return keys;
  }

  /** No key equals an end, so that it does not matter that the store includes it. */
  private KeyValueIterator<String, byte[]> rows(String from, String to) {
    return store.range(from, to);
  }

  private static LineOutcome outcome(byte[] value) {
    return LogRecord.decode(value).as(LineOutcome.class);
  }

  private static String lineKey(String orderId, int lineNo) {
    return String.format(Locale.ROOT, "l/%s/%06d", orderId, lineNo);
  }

  private static String dueKey(long day, String orderId) {
    return String.format(Locale.ROOT, "d/%08d/%s", day, orderId);
  }
}
