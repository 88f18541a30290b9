package org.echelon.codec;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.inventory.Bucket;
import org.echelon.inventory.Flow;
import org.echelon.inventory.NodeStock;
import org.echelon.inventory.SkuStock;

/**
 * Binary form of the stock of a SKU: version, sku, counters, flows, lanes, then the nodes that were
 * ever touched, each with a bit mask of its non-empty buckets and what is known of missing units.
 */
public final class StockCodec {
  private static final int VERSION = 2;
  private static final Bucket[] BUCKETS = Bucket.values();
  private static final NodeStock UNTOUCHED = new NodeStock();

  /** What stock mostly takes: the array need not grow. */
  private static final int EXPECTED_BYTES = 64;

  private static final int NODE_BYTES = 32;

  private StockCodec() {}

  public static byte[] encode(SkuStock stock) {
    BytesOut out = new BytesOut(EXPECTED_BYTES + NODE_BYTES * stock.nodeBound());
    out.putByte(VERSION);
    out.putText(stock.sku());
    out.putVarint(stock.sequence());
    out.putVarint(stock.waitingUnits());
    out.putVarint(stock.waitingAssignedUnits());
    out.putBoolean(stock.frozen());
    for (Flow flow : Flow.values()) {
      out.putSigned(stock.units(flow));
    }
    out.putVarint(stock.issued().size());
    for (Map.Entry<String, Long> lane : stock.issued().entrySet()) {
      out.putText(lane.getKey());
      out.putVarint(lane.getValue());
    }
    putNodes(out, stock);
    return out.toBytes();
  }

  private static void putNodes(BytesOut out, SkuStock stock) {
    int touched = 0;
    for (int node = 0; node < stock.nodeBound(); node++) {
      touched += stock.at(node).equals(UNTOUCHED) ? 0 : 1;
    }
    out.putVarint(touched);
    for (int node = 0; node < stock.nodeBound(); node++) {
      if (!stock.at(node).equals(UNTOUCHED)) {
        out.putVarint(node);
        putNode(out, stock.at(node));
      }
    }
  }

  private static void putNode(BytesOut out, NodeStock node) {
    int mask = 0;
    for (Bucket bucket : BUCKETS) {
      mask |= node.units(bucket) != 0 ? 1 << bucket.ordinal() : 0;
    }
    out.putByte(mask);
    for (Bucket bucket : BUCKETS) {
      if (node.units(bucket) != 0) {
        out.putSigned(node.units(bucket));
      }
    }
    out.putVarint(node.missingUnits().carried());
    putMissing(out, node.missingUnits().minutes());
    out.putVarint(node.lastCountAt());
    out.putBoolean(node.lastCountCoversHeld());
    out.putVarint(node.lastHeardAt());
  }

  private static void putMissing(BytesOut out, SortedMap<Long, long[]> minutes) {
    int count = minutes.size();
    out.putVarint(count);
    if (count == 0) {
      return;
    }
    for (Map.Entry<Long, long[]> told : minutes.entrySet()) {
      out.putVarint(told.getKey());
      for (long units : told.getValue()) {
        out.putSigned(units);
      }
    }
  }

  /**
   * Restores stock.
   *
   * @throws IllegalArgumentException if another version wrote the bytes
   */
  public static SkuStock decode(byte[] bytes) {
    BytesIn in = BytesIn.of(bytes, VERSION);
    SkuStock stock = new SkuStock(in.getText());
    stock.restoreCounters(in.getVarint(), in.getVarint(), in.getVarint(), in.getBoolean());
    for (Flow flow : Flow.values()) {
      stock.restore(flow, in.getSigned());
    }
    for (int lanes = in.getCount(); lanes > 0; lanes--) {
      stock.issue(in.getText(), in.getVarint());
    }
    for (int nodes = in.getCount(); nodes > 0; nodes--) {
      readNode(in, stock.open(in.getCount()));
    }
    return stock;
  }

  private static void readNode(BytesIn in, NodeStock node) {
    int mask = in.getByte();
    for (Bucket bucket : BUCKETS) {
      if ((mask & 1 << bucket.ordinal()) != 0) {
        node.restore(bucket, in.getSigned());
      }
    }
    long carried = in.getVarint();
    SortedMap<Long, long[]> minutes = new TreeMap<>();
    for (int count = in.getCount(); count > 0; count--) {
      minutes.put(in.getVarint(), new long[] {in.getSigned(), in.getSigned(), in.getSigned()});
    }
    node.missingUnits().restore(carried, minutes);
    node.countedAt(in.getVarint(), in.getBoolean());
    node.heardAt(in.getVarint());
  }
}
