package org.echelon.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.echelon.producers.csv.CsvKind;
import picocli.CommandLine.Option;

/** The files to read, at least one, or the kind of file of which a template is wanted. */
final class CsvFileOptions {
  @Option(names = "--orders", paramLabel = "F", description = "Order lines.")
  private Path orders;

  @Option(names = "--items", paramLabel = "F", description = "Items.")
  private Path items;

  @Option(names = "--counts", paramLabel = "F", description = "Counted stock.")
  private Path counts;

  @Option(
      names = "--vendors",
      paramLabel = "F",
      description = "Vendors of the items; needs --items.")
  private Path vendors;

  @Option(names = "--forecast", paramLabel = "F", description = "Forecasts by SKU, zone and week.")
  private Path forecast;

  @Option(
      names = "--history",
      paramLabel = "F",
      description = "Orders of the past: they teach demand and move no stock.")
  private Path history;

  @Option(names = "--shipments", paramLabel = "F", description = "What left a node for a customer.")
  private Path shipments;

  @Option(names = "--receipts", paramLabel = "F", description = "What arrived at a node.")
  private Path receipts;

  @Option(names = "--adjustments", paramLabel = "F", description = "Corrections of stock.")
  private Path adjustments;

  @Option(names = "--acks", paramLabel = "F", description = "Answers to commands.")
  private Path acks;

  @Option(
      names = "--external",
      paramLabel = "F",
      description = "What another planner decided to buy or to move.")
  private Path external;

  @Option(
      names = "--template",
      paramLabel = "KIND",
      description = {
        "Print a file of this kind with all columns and example rows, and end. KIND is one of the",
        "options above without its hyphens, or a table of a network folder: nodes, zones, lanes,",
        "ship_options, capacity."
      })
  private String template;

  /** The kind of which a template is wanted, if one is. */
  Optional<String> template() {
    return Optional.ofNullable(template);
  }

  /** The files by what they hold. */
  Map<CsvKind, Path> paths() {
    Map<CsvKind, Path> paths = new EnumMap<>(CsvKind.class);
    put(paths, CsvKind.ORDERS, orders);
    put(paths, CsvKind.ITEMS, items);
    put(paths, CsvKind.COUNTS, counts);
    put(paths, CsvKind.VENDORS, vendors);
    put(paths, CsvKind.FORECAST, forecast);
    put(paths, CsvKind.HISTORY, history);
    put(paths, CsvKind.SHIPMENTS, shipments);
    put(paths, CsvKind.RECEIPTS, receipts);
    put(paths, CsvKind.ADJUSTMENTS, adjustments);
    put(paths, CsvKind.ACKS, acks);
    put(paths, CsvKind.EXTERNAL, external);
    return paths;
  }

  private static void put(Map<CsvKind, Path> paths, CsvKind kind, Path path) {
    if (path != null) {
      paths.put(kind, path);
    }
  }
}
