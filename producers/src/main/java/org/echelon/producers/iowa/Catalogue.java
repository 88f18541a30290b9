package org.echelon.producers.iowa;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.producers.orders.Cells;
import org.echelon.producers.orders.RowFile;

/**
 * The master data of items, from the file beside the orders. They were written years after the
 * orders, so that some items have none.
 */
final class Catalogue {
  /** Name of the file beside the orders. */
  static final String FILE = "products.csv.gz";

  private final Map<String, Product> products;

  private Catalogue(Map<String, Product> products) {
    this.products = products;
  }

  /** The catalogue that goes with an order file; empty where there is none. */
  static Catalogue beside(Path orders) {
    Path file = orders.toAbsolutePath().resolveSibling(FILE);
    return new Catalogue(Files.isReadable(file) ? read(file) : Map.of());
  }

  /** What is known of an item. */
  Product product(String item) {
    return products.getOrDefault(item, Product.UNKNOWN);
  }

  private static Map<String, Product> read(Path path) {
    Map<String, Product> products = new HashMap<>();
    try (RowFile file = new RowFile(path)) {
      int item = file.column("item");
      Columns columns = new Columns(file);
      Optional<String> row = file.next();
      for (; row.isPresent(); row = file.next()) {
        List<String> cells = Cells.split(row.get());
        if (cells.size() == file.header().size()) {
          products.put(cells.get(item), columns.product(cells));
        }
      }
    }
    return products;
  }

  /** Where the master data stand in a row. */
  private record Columns(
      int description,
      int vendor,
      int vendorName,
      int millilitres,
      int pack,
      int inner,
      int cost,
      int price) {

    Columns(RowFile file) {
      this(
          file.column("description"),
          file.column("vendor"),
          file.column("vendor_name"),
          file.column("bottle_ml"),
          file.column("pack"),
          file.column("inner_pack"),
          file.column("bottle_cost_usd"),
          file.column("bottle_retail_usd"));
    }

    Product product(List<String> cells) {
      long bottles = Math.max(1, (long) number(cells.get(pack)));
      long innerBottles = (long) number(cells.get(inner));
      // Where miniatures are packed, the inner pack counts what is in a unit, not units.
      boolean divides = innerBottles > 1 && innerBottles < bottles && bottles % innerBottles == 0;
      long number = (long) number(cells.get(vendor));
      return new Product(
          cells.get(description),
          number > 0 ? Long.toString(number) : "",
          cells.get(vendorName),
          number(cells.get(millilitres)),
          bottles,
          divides ? innerBottles : 1,
          number(cells.get(cost)),
          number(cells.get(price)));
    }

    /** Zero where nothing, or nothing sensible, is written. */
    private static double number(String text) {
      try {
        double value = text.isEmpty() ? 0 : Double.parseDouble(text);
        return value >= 0 && value < 1e9 ? value : 0;
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }
}
