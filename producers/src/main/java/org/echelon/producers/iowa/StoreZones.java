package org.echelon.producers.iowa;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.orders.Cells;
import org.echelon.producers.orders.RowFile;

/**
 * The zone of each store, from the file beside the orders (columns store and zone; zones are called
 * Z1_… to Z8_…). A store of the unknown zone Z0, or of none, falls on a zone by a hash of its
 * number, weighted with the zones' shares.
 */
final class StoreZones {
  /** Name of the file beside the orders. */
  static final String FILE = "stores.csv.gz";

  private final long seed;
  private final Map<String, Integer> areas;
  private final double[] shares = new double[Iowa.AREAS.size()];

  private StoreZones(long seed, Map<String, Integer> areas) {
    this.seed = seed;
    this.areas = areas;
    double total = 0;
    for (int a = 0; a < shares.length; a++) {
      total += Iowa.AREAS.get(a).share();
      shares[a] = total;
    }
  }

  static StoreZones beside(Path orders, long seed) {
    Path stores = orders.toAbsolutePath().resolveSibling(FILE);
    return new StoreZones(seed, Files.isReadable(stores) ? read(stores) : Map.of());
  }

  /** The index of the area of a store. */
  int area(String store) {
    Integer known = areas.get(store);
    return known != null ? known : Chance.of(seed, "zone", store).index(shares);
  }

  private static Map<String, Integer> read(Path stores) {
    Map<String, Integer> areas = new HashMap<>();
    try (RowFile file = new RowFile(stores)) {
      int store = file.column("store");
      int zone = file.column("zone");
      Optional<String> row = file.next();
      for (; row.isPresent(); row = file.next()) {
        List<String> cells = Cells.split(row.get());
        if (cells.size() > zone && cells.get(zone).matches("Z[1-8]_.*")) {
          areas.put(cells.get(store), cells.get(zone).charAt(1) - '1');
        }
      }
    }
    return areas;
  }
}
