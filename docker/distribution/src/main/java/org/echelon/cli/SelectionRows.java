package org.echelon.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.echelon.network.Network;
import org.echelon.planning.regions.MustCarry;
import org.echelon.planning.regions.RegionChoice;
import org.echelon.planning.regions.RegionChoice.Standing;
import org.echelon.planning.regions.Selection;
import org.jspecify.annotations.Nullable;

/** SKUs in regions, one by one: for a screen, as CSV, and for programs. */
record SelectionRows(List<Row> rows) {

  /** A SKU in a region, by names. */
  record Row(RegionChoice choice, String region, List<String> nodes, MustCarry.Part part) {

    private String why() {
      return choice.standing() == Standing.NOT_WORTH
          ? String.format(Locale.ROOT, "NOT_WORTH (%.3f)", -choice.saving())
          : choice.standing() == Standing.CARRIED ? "" : choice.standing().name();
    }

    /** By name of the column; null where there is no figure. */
    private Map<String, @Nullable Object> values() {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      values.put("sku", choice.sku());
      values.put("region", region);
      values.put("items", choice.items());
      values.put("unitsPerDay", choice.units());
      values.put("carried", choice.standing() == Standing.CARRIED);
      values.put("nodes", nodes);
      values.put("inStockPerDay", choice.inStock());
      values.put("plannedCost", choice.planned());
      values.put("nationalCost", choice.national());
      values.put("carriedNationally", choice.nationally());
      values.put("carriedCost", figure(choice.carried()));
      values.put("outsideCost", choice.outside());
      values.put("saving", figure(choice.saving()));
      values.put("list", part.name());
      values.put("standing", choice.standing().name());
      return values;
    }

    private static @Nullable Double figure(double value) {
      return Double.isNaN(value) ? null : value;
    }
  }

  /**
   * The rows of one region, or of all.
   *
   * @param only id of that region
   */
  static SelectionRows of(Network network, Selection selection, Optional<String> only) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < selection.choices().size(); i++) {
      RegionChoice choice = selection.choices().get(i);
      String region = selection.regions().get(choice.region()).region();
      if (only.isEmpty() || only.get().equals(region)) {
        List<String> nodes = choice.nodes().stream().map(n -> network.node(n).id()).toList();
        rows.add(new Row(choice, region, nodes, selection.parts().get(i)));
      }
    }
    return new SelectionRows(rows);
  }

  /** Prints so many of them, those that save most first; those that cannot be carried last. */
  void print(ReportText text, int most, String currency) {
    text.line("");
    text.line(
        "%-14s%11s%11s%11s%11s%11s%11s  %-5s %-14s %s",
        "SKU",
        "UNITS/DAY",
        "PLANNED",
        "NATIONAL",
        "CARRIED",
        "OUTSIDE",
        "SAVES",
        "LIST",
        "AT",
        "NOT CARRIED");
    List<Row> sorted =
        rows.stream().sorted(Comparator.comparingDouble(SelectionRows::least)).toList();
    for (Row row : sorted.subList(0, Math.min(most, sorted.size()))) {
      RegionChoice one = row.choice();
      text.line(
          "%-14s%11.3f%11.3f%11.3f%11s%11.3f%11s  %-5s %-14s %s",
          one.sku(),
          one.units(),
          one.planned(),
          one.national(),
          figure(one.carried()),
          one.outside(),
          figure(one.saving()),
          row.part() == MustCarry.Part.LEFT ? "" : row.part().name(),
          one.nodes().isEmpty() ? "-" : String.join(" ", row.nodes()),
          row.why());
    }
    if (sorted.size() > most) {
      text.line("… and %,d more; --csv FILE has all of them", sorted.size() - most);
    }
    text.line("Costs are %s a day.", currency);
    text.line("");
  }

  private static double least(Row row) {
    double saving = row.choice().saving();
    return Double.isNaN(saving) ? Double.POSITIVE_INFINITY : -saving;
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** All of them with a line of heads. */
  String csv() {
    StringBuilder csv =
        new StringBuilder(
            "sku,region,items,units_per_day,carried,nodes,in_stock_per_day,planned_cost,"
                + "national_cost,carried_nationally,carried_cost,outside_cost,saving,list,"
                + "standing\n");
    for (Row row : rows) {
      csv.append(
          row.values().values().stream()
              .map(SelectionRows::field)
              .collect(Collectors.joining(",", "", "\n")));
    }
    return csv.toString();
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%.6f", number);
    }
    String text =
        value instanceof Collection<?> all
            ? all.stream().map(String::valueOf).collect(Collectors.joining(" "))
            : value.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The same for programs. */
  List<Map<String, @Nullable Object>> values() {
    List<Map<String, @Nullable Object>> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.values()));
    return values;
  }
}
