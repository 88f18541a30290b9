package org.echelon.producers.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small order files with rows of our own. */
public final class RetailFile {
  private static final String HEADER =
      "invoice,line_no,ts,sku,qty,unit_price,customer_id,country,line_type,dup,note\n";

  private RetailFile() {}

  /** Writes rows below the usual header. */
  public static Path write(Path folder, String... rows) {
    return gzip(folder.resolve("orders.csv.gz"), HEADER + String.join("\n", rows) + "\n");
  }

  /** Writes rows below the header of a zone overlay. */
  public static void overlay(Path folder, String... rows) {
    gzip(folder.resolve(Zones.OVERLAY), "key,state,region\n" + String.join("\n", rows) + "\n");
  }

  private static Path gzip(Path file, String text) {
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
