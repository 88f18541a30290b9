package org.echelon.inventory;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stock of one SKU over all nodes: buckets, flows and the count of units ever commanded on each
 * lane. Mutable; only the ledger changes it.
 */
public final class SkuStock {
  private static final NodeStock NOTHING = new NodeStock();

  private final String sku;
  private @Nullable NodeStock[] nodes = new NodeStock[0];
  private final SortedMap<String, Long> issued = new TreeMap<>();
  private final long[] flows = new long[Flow.values().length];
  private long sequence;
  private long waitingUnits;
  private long waitingAssignedUnits;
  private boolean frozen;

  public SkuStock(String sku) {
    this.sku = sku;
  }

  public String sku() {
    return sku;
  }

  /** One more than the highest ordinal that was ever touched. */
  public int nodeBound() {
    return nodes.length;
  }

  /** Stock at a node, all zero for a node never touched; not to be changed by readers. */
  public NodeStock at(int node) {
    return node < nodes.length && nodes[node] != null ? nodes[node] : NOTHING;
  }

  /** Units free to promise at a node, never below zero. */
  public long free(int node) {
    return Math.max(0, at(node).onHand());
  }

  /** Units free to promise over all nodes. */
  public long free() {
    long sum = 0;
    for (int node = 0; node < nodes.length; node++) {
      sum += free(node);
    }
    return sum;
  }

  /** Cumulative units of a flow. */
  public long units(Flow flow) {
    return flows[flow.ordinal()];
  }

  /** Units ever commanded on a lane. */
  public long issued(String lane) {
    return issued.getOrDefault(lane, 0L);
  }

  /** Units ever commanded, by lane. */
  public SortedMap<String, Long> issued() {
    return Collections.unmodifiableSortedMap(issued);
  }

  /** Rises with every applied record. */
  public long sequence() {
    return sequence;
  }

  /** Open units of order lines that we route and that have no node yet. */
  public long waitingUnits() {
    return waitingUnits;
  }

  /** Open units of order lines that wait for stock at the node their order system chose. */
  public long waitingAssignedUnits() {
    return waitingAssignedUnits;
  }

  /** Whether nothing may be released because conservation broke. */
  public boolean frozen() {
    return frozen;
  }

  /**
   * Units too many (positive) or too few against the flows: sum over nodes of onHand, reserved,
   * held, inTransit and writtenOff, less corrections, receipts from vendors and returns, plus
   * shipments to customers. Zero unless the ledger has a bug.
   */
  public long unbalancedUnits() {
    long sum = 0;
    for (NodeStock node : nodes) {
      if (node != null) {
        sum += node.present() + node.inTransit() + node.writtenOff();
      }
    }
    return sum
        - units(Flow.CORRECTIONS)
        - units(Flow.FROM_VENDORS)
        - units(Flow.RETURNED)
        + units(Flow.SHIPPED_TO_CUSTOMERS);
  }

  /** A copy for questions that must not change the stock. */
  public SkuStock copy() {
    SkuStock copy = new SkuStock(sku);
    copy.nodes = new NodeStock[nodes.length];
    for (int node = 0; node < nodes.length; node++) {
      copy.nodes[node] = nodes[node] == null ? null : nodes[node].copy();
    }
    copy.issued.putAll(issued);
    System.arraycopy(flows, 0, copy.flows, 0, flows.length);
    copy.restoreCounters(sequence, waitingUnits, waitingAssignedUnits, frozen);
    return copy;
  }

  /** The node's own stock, made when it does not exist; for the ledger and the codec. */
  public NodeStock open(int node) {
    if (node >= nodes.length) {
      nodes = Arrays.copyOf(nodes, node + 1);
    }
    if (nodes[node] == null) {
      nodes[node] = new NodeStock();
    }
    return nodes[node];
  }

  /** Sets a flow; for restoring stored stock only. */
  public void restore(Flow flow, long value) {
    flows[flow.ordinal()] = value;
  }

  /** Sets the units commanded on a lane. */
  public void issue(String lane, long lastUnit) {
    issued.put(lane, lastUnit);
  }

  /** Sets the counters; for restoring stored stock only. */
  public void restoreCounters(
      long sequence, long waitingUnits, long waitingAssignedUnits, boolean frozen) {
    this.sequence = sequence;
    this.waitingUnits = waitingUnits;
    this.waitingAssignedUnits = waitingAssignedUnits;
    this.frozen = frozen;
  }

  void apply(Contribution contribution, int sign) {
    for (int row = 0; row < contribution.size(); row++) {
      NodeStock node = open(contribution.node(row));
      for (Bucket bucket : BUCKETS) {
        node.add(bucket, sign * contribution.unitsOf(row, bucket));
      }
    }
    for (Flow flow : FLOWS) {
      flows[flow.ordinal()] += sign * contribution.units(flow);
    }
  }

  void waits(long routed, long assigned) {
    waitingUnits += routed;
    waitingAssignedUnits += assigned;
  }

  void applied() {
    sequence++;
  }

  /** Lets commands be released again; the next record freezes the SKU anew if it must. */
  public void unfreeze() {
    frozen = false;
  }

  void freeze() {
    frozen = true;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof SkuStock that)) {
      return false;
    }
    for (int node = 0; node < Math.max(nodes.length, that.nodes.length); node++) {
      if (!at(node).equals(that.at(node))) {
        return false;
      }
    }
    return sku.equals(that.sku)
        && issued.equals(that.issued)
        && Arrays.equals(flows, that.flows)
        && sequence == that.sequence
        && waitingUnits == that.waitingUnits
        && waitingAssignedUnits == that.waitingAssignedUnits
        && frozen == that.frozen;
  }

  @Override
  public int hashCode() {
    return 31 * sku.hashCode() + Long.hashCode(sequence);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(sku).append(" #").append(sequence);
    for (int node = 0; node < nodes.length; node++) {
      if (nodes[node] != null) {
        text.append("\n  ").append(node).append(": ").append(nodes[node]);
      }
    }
    return text.append("\n  flows ").append(Arrays.toString(flows)).toString();
  }

  private static final Bucket[] BUCKETS = Bucket.values();
  private static final Flow[] FLOWS = Flow.values();
}
