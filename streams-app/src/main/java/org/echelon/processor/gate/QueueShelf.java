package org.echelon.processor.gate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.gate.NodeQueue;

/**
 * The queues of a task's nodes, in heap and in a store.
 *
 * <pre>value: toldUnits long | toldPerDay double | (partition int, units long) for each part</pre>
 */
final class QueueShelf {
  private static final int PART_BYTES = 12;

  private final TextTable store;
  private final SortedMap<Integer, NodeQueue> queues = new TreeMap<>();

  private QueueShelf(TextTable store) {
    this.store = store;
  }

  /** Reads all queues back. */
  static QueueShelf load(TextTable store) {
    QueueShelf shelf = new QueueShelf(store);
    store.each("", (key, value) -> shelf.queues.put(Integer.parseInt(key), decode(value)));
    return shelf;
  }

  /** The ordinals of the nodes that have a queue. */
  List<Integer> nodes() {
    return new ArrayList<>(queues.keySet());
  }

  NodeQueue get(int node) {
    return queues.getOrDefault(node, NodeQueue.NONE);
  }

  void put(int node, NodeQueue queue) {
    queues.put(node, queue);
    store.put(String.format(Locale.ROOT, "%06d", node), encode(queue));
  }

  private static byte[] encode(NodeQueue queue) {
    ByteBuffer out = ByteBuffer.allocate(16 + PART_BYTES * queue.parts().size());
    out.putLong(queue.toldUnits()).putDouble(queue.toldPerDay());
    for (Map.Entry<Integer, Long> part : queue.parts().entrySet()) {
      out.putInt(part.getKey()).putLong(part.getValue());
    }
    return out.array();
  }

  static NodeQueue decode(byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    long units = in.getLong();
    double perDay = in.getDouble();
    SortedMap<Integer, Long> parts = new TreeMap<>();
    while (in.hasRemaining()) {
      parts.put(in.getInt(), in.getLong());
    }
    return new NodeQueue(parts, units, perDay);
  }
}
