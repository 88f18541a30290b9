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
 * When nodes were heard and counted is told from the newest such instant back, in the largest of
 * {@link #UNITS} that says it exactly: these instants would else be most of the bytes.
 */
public final class StockCodec {
  private static final int VERSION = 3;
  private static final long MINUTE = 60_000;
  private static final long[] UNITS = {MINUTE, 1_000, 1};
  private static final int FORMS = UNITS.length + 1;

  /** Far beyond any calendar, and far from where arithmetic ends. */
  private static final long LAST = 1L << 55;

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
    long newest = newest(stock);
    out.putVarint(newest);
    for (int node = 0; node < stock.nodeBound(); node++) {
      if (!stock.at(node).equals(UNTOUCHED)) {
        out.putVarint(node);
        putNode(out, stock.at(node), newest);
      }
    }
  }

  private static long newest(SkuStock stock) {
    long newest = 0;
    for (int node = 0; node < stock.nodeBound(); node++) {
      NodeStock at = stock.at(node);
      newest = Math.max(newest, Math.max(at.lastHeardAt(), at.lastCountAt()));
    }
    return newest;
  }

  /** Counts are of whole minutes, so they are told back from one. */
  private static long minuteFrom(long instant) {
    return instant > LAST ? instant : -Math.floorDiv(-instant, MINUTE) * MINUTE;
  }

  /** An instant before another; 0 stands for never, and an instant of no calendar for itself. */
  private static void putBefore(BytesOut out, long later, long instant) {
    if (instant == 0) {
      out.putVarint(0);
    } else if (instant < 0 || instant > later || later > LAST) {
      out.putVarint(1 + UNITS.length);
      out.putVarint(instant);
    } else {
      long ago = later - instant;
      int unit = 0;
      while (ago % UNITS[unit] != 0) {
        unit++;
      }
      out.putVarint(1 + unit + FORMS * (ago / UNITS[unit]));
    }
  }

  private static long before(BytesIn in, long later) {
    long told = in.getVarint() - 1;
    if (told < 0) {
      return 0;
    }
    int unit = (int) (told % FORMS);
    return unit == UNITS.length ? in.getVarint() : later - told / FORMS * UNITS[unit];
  }

  private static void putNode(BytesOut out, NodeStock node, long newest) {
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
    putBefore(out, minuteFrom(newest), node.lastCountAt());
    out.putBoolean(node.lastCountCoversHeld());
    putBefore(out, newest, node.lastHeardAt());
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
    int nodes = in.getCount();
    long newest = in.getVarint();
    for (; nodes > 0; nodes--) {
      readNode(in, stock.open(in.getCount()), newest);
    }
    return stock;
  }

  private static void readNode(BytesIn in, NodeStock node, long newest) {
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
    node.countedAt(before(in, minuteFrom(newest)), in.getBoolean());
    node.heardAt(before(in, newest));
  }
}
