package org.echelon.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one document adds to buckets and flows, and the dated movements of goods that explain it: at
 * every node the movements sum to what the document adds to sellable (free and reserved) and held
 * units, a count's correction excepted.
 */
public final class Contribution {
  private static final int BUCKETS = Bucket.values().length;

  private int size;
  private int[] nodes = new int[2];
  private long[] units = new long[2 * BUCKETS];
  private final long[] flows = new long[Flow.values().length];
  private List<DatedMovement> movements = List.of();

  /**
   * Units that entered (positive) or left a node in the minute that ends at or after an instant.
   */
  record DatedMovement(int node, long minute, Movement movement) {}

  /**
   * What a count adds: units found beyond the books (or fewer), and the end of {@code settled}
   * units that were held as missing.
   */
  static Contribution correction(int node, long found, long settled) {
    return new Contribution()
        .add(node, Bucket.ON_HAND, found)
        .add(node, Bucket.HELD, -settled)
        .add(Flow.CORRECTIONS, found - settled);
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

  /** Dates a movement of goods at a node; the buckets are told separately. */
  Contribution move(int node, long occurredAt, long sellable, long held) {
    return move(node, occurredAt, new Movement(sellable, held, 0));
  }

  /** Dates units that a picker did not find: held until a count says what is there. */
  Contribution miss(int node, long occurredAt, long amount) {
    return move(node, occurredAt, new Movement(-amount, amount, amount));
  }

  /** Dates a movement of goods. */
  Contribution move(int node, long occurredAt, Movement movement) {
    if (!movement.equals(Movement.NONE)) {
      movements = movements.isEmpty() ? new ArrayList<>(4) : movements;
      movements.add(new DatedMovement(node, Minutes.of(occurredAt), movement));
    }
    return this;
  }

  List<DatedMovement> movements() {
    return movements;
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
