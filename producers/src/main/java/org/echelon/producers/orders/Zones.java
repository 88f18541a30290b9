package org.echelon.producers.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.us8.Us8;

/**
 * Where the customers of an order file live: as an overlay file beside it says (columns key and
 * region; the key is a customer, or I and an invoice), else by a hash weighted with the population.
 */
public final class Zones {
  /** Name of the overlay beside an order file. */
  public static final String OVERLAY = "zone_overlay_SYNTHETIC.csv.gz";

  private final long seed;
  private final Map<String, Integer> areas;
  private final double[] shares = new double[Us8.AREAS.size()];

  private Zones(long seed, Map<String, Integer> areas) {
    this.seed = seed;
    this.areas = areas;
    double total = 0;
    for (int a = 0; a < shares.length; a++) {
      total += Us8.AREAS.get(a).share();
      shares[a] = total;
    }
  }

  /** The zones that go with an order file. */
  public static Zones beside(Path orders, long seed) {
    Path overlay = orders.toAbsolutePath().resolveSibling(OVERLAY);
    return new Zones(seed, Files.isReadable(overlay) ? read(overlay) : Map.of());
  }

  /** The index of the area of a customer, or of an invoice without one. */
  public int area(String customer, String invoice) {
    String key = customer.isEmpty() ? "I" + invoice : customer;
    Integer known = areas.get(key);
    return known != null ? known : Chance.of(seed, "zone", key).index(shares);
  }

  private static Map<String, Integer> read(Path overlay) {
    Map<String, Integer> areas = new HashMap<>();
    try (BufferedReader reader = TextFile.open(overlay)) {
      List<String> header = Cells.split(reader.readLine());
      int key = header.indexOf("key");
      int region = header.indexOf("region");
      for (String row = reader.readLine(); row != null; row = reader.readLine()) {
        List<String> cells = Cells.split(row);
        // Regions are called R1_... to R8_...; their number is that of the zone.
        areas.put(cells.get(key), Character.digit(cells.get(region).charAt(1), 10) - 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + overlay.getFileName(), e);
    }
    return areas;
  }
}
