package org.echelon.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Random supplies of one SKU. Ordinals of vendors follow those of the nodes. */
final class Supplies {
  private Supplies() {}

  /** Margins by node and position; the last of a list holds beyond it. */
  static Margins margins(double[][] byNode) {
    return (node, position) -> {
      double[] list = byNode[node];
      return list[(int) Math.min(Math.max(position, 0), list.length - 1)];
    };
  }

  /** What sells in units, packs or on awkward terms. */
  enum Kind {
    UNITS,
    PACKS,
    TERMS
  }

  /** 2 to 4 nodes, up to 4 transfer arcs and 3 lines of up to 2 vendors. */
  static SkuSupply tiny(SplittableRandom random, Kind kind) {
    int nodes = 2 + random.nextInt(3);
    int vendors = random.nextInt(3);
    long pack = kind == Kind.UNITS || random.nextBoolean() ? 1 : 2 + random.nextInt(2);
    double[][] margins = new double[nodes][];
    long[] free = new long[nodes];
    long[] position = new long[nodes];
    for (int n = 0; n < nodes; n++) {
      margins[n] = falling(random, 1 + random.nextInt(6), 6);
      free[n] = random.nextInt(n == nodes - 1 ? 7 : 3);
      position[n] = free[n] + random.nextInt(2);
    }
    List<TransferArc> transfers = new ArrayList<>();
    for (int a = 1 + random.nextInt(4); a > 0; a--) {
      int from = random.nextInt(3) > 0 ? nodes - 1 : random.nextInt(nodes);
      int to = random.nextInt(nodes);
      if (from != to) {
        transfers.add(new TransferArc(from, to, random.nextDouble()));
      }
    }
    List<BuyArc> buys = new ArrayList<>();
    for (int v = 0; v < vendors; v++) {
      double cost = 0.4 + random.nextDouble();
      for (int l = 1 + random.nextInt(2); l > 0; l--) {
        int to = random.nextInt(nodes);
        VendorTerms terms =
            kind == Kind.TERMS
                ? terms(random, nodes + v, cost, 4)
                : VendorTerms.plain(nodes + v, cost, 1, kind == Kind.UNITS ? pack : 3);
        buys.add(BuyArc.open(to, terms, random.nextDouble()));
      }
    }
    return new SkuSupply(pack, new StockLevels(free, position), margins(margins), transfers, buys);
  }

  /** A centre, the last node, that fills all others; each is also filled by one or two vendors. */
  static SkuSupply tree(SplittableRandom random, int children, int size, long pack, Kind kind) {
    int centre = children;
    double[][] margins = new double[children + 1][];
    long[] stock = new long[children + 1];
    List<TransferArc> transfers = new ArrayList<>();
    List<BuyArc> buys = new ArrayList<>();
    for (int n = 0; n <= centre; n++) {
      margins[n] = falling(random, 1 + random.nextInt(n == centre ? 2 * size : size), 8);
      stock[n] = random.nextInt(n == centre ? 2 * size : size);
      if (n < centre) {
        transfers.add(new TransferArc(centre, n, 0.3 + 0.3 * random.nextDouble()));
      }
      for (int v = 1 + random.nextInt(2); v > 0; v--) {
        int vendor = children + v;
        double cost = (n == centre ? 0.4 : 1.2) + random.nextDouble();
        VendorTerms terms =
            kind == Kind.TERMS
                ? terms(random, vendor, cost, 8)
                : VendorTerms.plain(vendor, cost, 1, kind == Kind.UNITS ? pack : 4);
        buys.add(BuyArc.open(n, terms, 0.2 * random.nextDouble()));
      }
    }
    return new SkuSupply(
        pack, new StockLevels(stock, stock.clone()), margins(margins), transfers, buys);
  }

  /** 3 to 5 places in a plane, moves between any two at a cost that grows with the distance. */
  static SkuSupply anywhere(SplittableRandom random) {
    int nodes = 3 + random.nextInt(3);
    double[][] margins = new double[nodes][];
    long[] stock = new long[nodes];
    double[] east = new double[nodes];
    double[] north = new double[nodes];
    List<TransferArc> transfers = new ArrayList<>();
    List<BuyArc> buys = new ArrayList<>();
    for (int n = 0; n < nodes; n++) {
      margins[n] = falling(random, 1 + random.nextInt(12), 6);
      stock[n] = random.nextInt(8);
      east[n] = random.nextDouble();
      north[n] = random.nextDouble();
      double cost = 1 + 2 * random.nextDouble();
      buys.add(BuyArc.open(n, VendorTerms.plain(nodes, cost, 1, 1), 0));
    }
    for (int a = 0; a < nodes; a++) {
      for (int b = 0; b < nodes; b++) {
        if (a != b) {
          double far = Math.hypot(east[a] - east[b], north[a] - north[b]);
          transfers.add(new TransferArc(a, b, 0.2 + far));
        }
      }
    }
    return new SkuSupply(
        1, new StockLevels(stock, stock.clone()), margins(margins), transfers, buys);
  }

  /** Random least quantities, multiples and falling costs. */
  static VendorTerms terms(SplittableRandom random, int vendor, double cost, int size) {
    List<VendorTerms.PriceBreak> breaks = new ArrayList<>();
    long from = 1;
    double least = cost;
    for (int i = random.nextInt(3); i > 0; i--) {
      from += 1 + random.nextInt(size);
      least *= 0.7 + 0.3 * random.nextDouble();
      breaks.add(new VendorTerms.PriceBreak(from, least));
    }
    return new VendorTerms(
        vendor,
        cost,
        breaks,
        1 + random.nextInt(size),
        1 + random.nextInt(size),
        0,
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Falling margins of which the last is negative. */
  static double[] falling(SplittableRandom random, int length, double most) {
    double[] margins = new double[length + 1];
    for (int k = 0; k < length; k++) {
      margins[k] = -most * random.nextDouble();
    }
    Arrays.sort(margins, 0, length);
    for (int k = 0; k < length; k++) {
      margins[k] = -margins[k];
    }
    margins[length] = -0.3 * random.nextDouble();
    return margins;
  }
}
