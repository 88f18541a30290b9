package org.echelon.throughput;

/**
 * How large a load is.
 *
 * @param nodes that hold stock, of each SKU
 * @param events of the backlog that is measured
 * @param skewed whether one SKU has a tenth of the events and the others follow Zipf's law
 */
public record LoadSettings(int skus, int nodes, int events, boolean skewed, long seed) {
  public LoadSettings {
    if (skus < 2 || nodes < 2 || events < 1) {
      throw new IllegalArgumentException(
          "a load has 2 SKUs, 2 nodes and 1 event at least, not "
              + skus
              + ", "
              + nodes
              + " and "
              + events);
    }
  }

  /** Pairs of a SKU and a node that stocks it. */
  public long positions() {
    return (long) skus * nodes;
  }
}
