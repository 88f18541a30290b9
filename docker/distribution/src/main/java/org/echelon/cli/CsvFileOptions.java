package org.echelon.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.echelon.producers.csv.CsvKind;
import picocli.CommandLine.Option;

/** The files to read, at least one. */
final class CsvFileOptions {
  @Option(names = "--orders", paramLabel = "F", description = "Order lines.")
  private Path orders;

  @Option(names = "--items", paramLabel = "F", description = "Items.")
  private Path items;

  @Option(names = "--counts", paramLabel = "F", description = "Counted stock.")
  private Path counts;

  /** The files by what they hold. */
  Map<CsvKind, Path> paths() {
    Map<CsvKind, Path> paths = new EnumMap<>(CsvKind.class);
    put(paths, CsvKind.ORDERS, orders);
    put(paths, CsvKind.ITEMS, items);
    put(paths, CsvKind.COUNTS, counts);
    return paths;
  }

  private static void put(Map<CsvKind, Path> paths, CsvKind kind, Path path) {
    if (path != null) {
      paths.put(kind, path);
    }
  }
}
