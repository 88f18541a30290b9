package org.echelon.producers.shop;

import java.util.Locale;
import java.util.Set;

/** The tables of a network that is kept as a folder of CSV files. */
public enum NetworkTable {
  NODES(
      Set.of("node", "kind", "time_zone"),
      Set.of(
          "name",
          "gln",
          "echelon",
          "region",
          "lat",
          "lon",
          "home_zone",
          "storage_cube",
          "inbound_units_day",
          "outbound_units_day",
          "storage_cost_cube_day",
          "handling_classes")),
  ZONES(
      Set.of("zone"),
      Set.of("region", "time_zone", "lat", "lon", "postal_prefixes", "name", "station")),
  LANES(LaneRows.NEEDED, LaneRows.OTHERS),
  SHIP_OPTIONS(
      Set.of("node", "zone", "speed", "transit_days", "cutoff"),
      Set.of("cost_unit", "days", "option", "via")),
  /** Limits from a day on; the only table that may be missing. */
  CAPACITY(
      Set.of("node", "from"), Set.of("storage_cube", "inbound_units_day", "outbound_units_day"));

  private final Set<String> needed;
  private final Set<String> others;

  NetworkTable(Set<String> needed, Set<String> others) {
    this.needed = needed;
    this.others = others;
  }

  /** The name of its file: {@code ship_options.csv}. */
  public String file() {
    return name().toLowerCase(Locale.ROOT) + ".csv";
  }

  /** Columns that must be there. */
  public Set<String> needed() {
    return needed;
  }

  /** Columns that may be there. */
  public Set<String> others() {
    return others;
  }
}
