package org.echelon.producers.orders;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a file of orders sold by week: one series for each item, or each item and zone, from the
 * week of its first sale to the last whole week of the file. Weeks begin on Monday, as the file's
 * local days have it. Cancellations and write-offs are left out: a customer who cancels wanted the
 * goods when ordering.
 */
public final class WeeklySales {
  private static final int DAYS = 7;

  private final Map<String, TreeMap<Long, Double>> units = new TreeMap<>();
  private long firstWeek = Long.MAX_VALUE;
  private long lastWeek = Long.MIN_VALUE;

  private WeeklySales() {}

  /**
   * Reads a file from end to end.
   *
   * @param byZone whether each zone is a series of its own; needs the stores beside the file
   */
  public static WeeklySales of(Path file, boolean byZone) {
    OrderColumns kind = OrderColumns.of(file);
    WeeklySales sales = new WeeklySales();
    try (RowFile rows = new RowFile(file)) {
      switch (kind) {
        case RETAIL -> sales.retail(rows, byZone);
        case IOWA -> sales.iowa(rows, byZone ? zones(file) : Map.of(), byZone);
      }
    }
    return sales;
  }

  private void retail(RowFile rows, boolean byZone) {
    if (byZone) {
      throw new IllegalArgumentException("a retailer's file names no zones; score it by item");
    }
    int type = rows.column("line_type");
    int sku = rows.column("sku");
    int day = rows.column("ts");
    int quantity = rows.column("qty");
    for (Optional<String> row = rows.next(); row.isPresent(); row = rows.next()) {
      List<String> cells = Cells.split(row.get());
      if (cells.get(type).equals("SALE")) {
        add(cells.get(sku), cells.get(day), cells.get(quantity));
      }
    }
  }

  private void iowa(RowFile rows, Map<String, String> zones, boolean byZone) {
    int item = rows.column("item");
    int store = rows.column("store");
    int day = rows.column("date");
    int quantity = rows.column("qty");
    for (Optional<String> row = rows.next(); row.isPresent(); row = rows.next()) {
      List<String> cells = Cells.split(row.get());
      String zone = byZone ? "@" + zones.getOrDefault(cells.get(store), "unknown") : "";
      add(cells.get(item) + zone, cells.get(day), cells.get(quantity));
    }
  }

  private static Map<String, String> zones(Path orders) {
    Path file = orders.resolveSibling("stores.csv.gz");
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "zones are those of the stores, and there is no stores.csv.gz beside "
              + orders.getFileName());
    }
    Map<String, String> zones = new HashMap<>();
    try (RowFile rows = new RowFile(file)) {
      int store = rows.column("store");
      int zone = rows.column("zone");
      for (Optional<String> row = rows.next(); row.isPresent(); row = rows.next()) {
        List<String> cells = Cells.split(row.get());
        zones.put(cells.get(store), cells.get(zone));
      }
    }
    return zones;
  }

  private void add(String series, String day, String quantity) {
    LocalDate date = LocalDate.parse(day.substring(0, "yyyy-MM-dd".length()));
    long week = ChronoUnit.DAYS.between(LocalDate.EPOCH.minusDays(3), date) / DAYS;
    firstWeek = Math.min(firstWeek, week);
    lastWeek = Math.max(lastWeek, week);
    units
        .computeIfAbsent(series, s -> new TreeMap<>())
        .merge(week, Double.parseDouble(quantity), Double::sum);
  }

  /**
   * Units of each week by series, in order of name; the last week of the file, which need not be
   * whole, is left out, and a series that began in it.
   */
  public Map<String, double[]> series() {
    Map<String, double[]> all = new TreeMap<>();
    units.forEach(
        (name, weeks) -> {
          int length = (int) (lastWeek - weeks.firstKey());
          if (length > 0) {
            double[] line = new double[length];
            weeks.forEach(
                (week, sold) -> {
                  if (week < lastWeek) {
                    line[(int) (week - weeks.firstKey())] = Math.max(0, sold);
                  }
                });
            all.put(name, line);
          }
        });
    return all;
  }
}
