package org.echelon.valuation;

/**
 * A small amount, currency per unit, that tells otherwise equal nodes apart for a SKU. It is a
 * fixed hash of both, in [0, 0.30): it spreads SKUs over sibling nodes and never changes. It enters
 * decisions, and the cost by which a route was chosen, never an evaluation of what was spent.
 *
 * <p>O(1). Not a cost but a fixed preference, so a choice may be worse by up to 0.30 a unit: a
 * heuristic. Source: model, section 3.
 */
public final class Affinity {
  /** Upper end of the amount, currency per unit. */
  public static final double SPREAD = 0.30;

  private Affinity() {}

  /** The seed of a SKU, to be kept while its nodes are compared. */
  public static long seed(String sku) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < sku.length(); i++) {
      hash = (hash ^ sku.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  /** Currency per unit added to the cost of serving the SKU of this seed from a node. */
  public static double of(long seed, int node) {
    return (mix(seed + 0x9e3779b97f4a7c15L * (node + 1)) >>> 11) * 0x1.0p-53 * SPREAD;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
