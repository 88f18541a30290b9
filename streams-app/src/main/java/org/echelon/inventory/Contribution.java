package org.echelon.inventory;

import java.util.Arrays;

/** What one document adds to buckets and flows; a list of (node, bucket, units) and four flows. */
public final class Contribution {
  private static final int BUCKETS = Bucket.values().length;

  private int size;
  private int[] nodes = new int[2];
  private long[] units = new long[2 * BUCKETS];
  private final long[] flows = new long[Flow.values().length];

  /** Units found (positive) or missed at a node, with no one on the other side. */
  static Contribution correction(int node, long amount) {
    return new Contribution().add(node, Bucket.ON_HAND, amount).add(Flow.CORRECTIONS, amount);
  }

  /** Adds units to a bucket; returns this for chaining. */
  public Contribution add(int node, Bucket bucket, long amount) {
    if (amount != 0) {
      units[row(node) * BUCKETS + bucket.ordinal()] += amount;
    }
    return this;
  }

  /** Adds units to a flow; returns this for chaining. */
  public Contribution add(Flow flow, long amount) {
    flows[flow.ordinal()] += amount;
    return this;
  }

  /** Adds another contribution {@code sign} times. */
  Contribution add(Contribution other, int sign) {
    for (int row = 0; row < other.size; row++) {
      int mine = row(other.nodes[row]);
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        units[mine * BUCKETS + bucket] += sign * other.units[row * BUCKETS + bucket];
      }
    }
    for (int flow = 0; flow < flows.length; flow++) {
      flows[flow] += sign * other.flows[flow];
    }
    return this;
  }

  /** Units added to a bucket of a node. */
  public long units(int node, Bucket bucket) {
    for (int row = 0; row < size; row++) {
      if (nodes[row] == node) {
        return units[row * BUCKETS + bucket.ordinal()];
      }
    }
    return 0;
  }

  /** Units added to a flow. */
  public long units(Flow flow) {
    return flows[flow.ordinal()];
  }

  int size() {
    return size;
  }

  int node(int row) {
    return nodes[row];
  }

  long unitsOf(int row, Bucket bucket) {
    return units[row * BUCKETS + bucket.ordinal()];
  }

  private int row(int node) {
    for (int row = 0; row < size; row++) {
      if (nodes[row] == node) {
        return row;
      }
    }
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
      units = Arrays.copyOf(units, 2 * size * BUCKETS);
    }
    nodes[size] = node;
    return size++;
  }
}
