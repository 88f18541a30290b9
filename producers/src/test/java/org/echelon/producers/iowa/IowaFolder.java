package org.echelon.producers.iowa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small invented files in the form of the Iowa set. */
public final class IowaFolder {
  private final Path folder;

  public IowaFolder(Path folder) {
    this.folder = folder;
  }

  /** Rows of orders: date, store, item, bottles, dollars. */
  public Path orders(String... rows) {
    return gzip("orders_2018_2019.csv.gz", "date,store,item,qty,sale_usd", rows);
  }

  /** Rows of stores: number and zone. */
  public IowaFolder stores(String... rows) {
    gzip(StoreZones.FILE, "store,zone", rows);
    return this;
  }

  /** Rows of products: item, description, vendor, name, content, case, inner, cost, price. */
  public IowaFolder products(String... rows) {
    gzip(
        Catalogue.FILE,
        "item,description,vendor,vendor_name,bottle_ml,pack,inner_pack,bottle_cost_usd,"
            + "bottle_retail_usd",
        rows);
    return this;
  }

  private Path gzip(String name, String header, String... rows) {
    Path file = folder.resolve(name);
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      String text = header + "\n" + String.join("\n", rows) + "\n";
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
