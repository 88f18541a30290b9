package org.echelon.producers.regions;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.echelon.producers.shop.CsvTable;
import org.echelon.reference.Network;
import org.echelon.reference.Zone;

/**
 * How demand of zones grows.
 *
 * @param factors by year, from 0, and zone: demand over that of today
 */
public record Growth(double[][] factors) {

  /** Demand stays as it is. */
  public static Growth none(Network network, int years) {
    double[][] factors = new double[years][network.getZones().size()];
    for (double[] year : factors) {
      Arrays.fill(year, 1);
    }
    return new Growth(factors);
  }

  /**
   * A file with the columns zone, year, from 1, and factor, demand of that year over that of today.
   * A year without a line is like the one before, the first like today.
   *
   * @throws org.echelon.producers.shop.ShopException naming the line that cannot be read
   */
  public static Growth read(Path file, Network network, int years) {
    List<String> zones = network.getZones().stream().map(Zone::getZone).toList();
    double[][] factors = new double[years][zones.size()];
    for (CsvTable.Row row :
        CsvTable.read(file, Set.of("zone", "year", "factor"), Set.of()).rows()) {
      int year = (int) Rows.atLeast(row, "year", 1);
      if (year <= years) {
        factors[year - 1][Rows.index(row, "zone", zones)] = Rows.atLeast(row, "factor", 0.001);
      }
    }
    for (int y = 0; y < years; y++) {
      for (int z = 0; z < zones.size(); z++) {
        double before = y == 0 ? 1 : factors[y - 1][z];
        factors[y][z] = factors[y][z] == 0 ? before : factors[y][z];
      }
    }
    return new Growth(factors);
  }
}
