package org.echelon.producers.regions;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.echelon.codec.ForecastMapping;
import org.echelon.codec.ItemMapping;
import org.echelon.demand.DemandProfile;
import org.echelon.event.Forecast;
import org.echelon.network.Network;
import org.echelon.network.Speed;
import org.echelon.planning.regions.SkuClass;
import org.echelon.producers.shop.CsvTable;
import org.echelon.producers.world.World;
import org.echelon.reference.Item;
import org.echelon.valuation.ItemTerms;

/** The demand that designs are judged with: the forecasts of a world, or a file of classes. */
public final class DemandClasses {
  private static final double ERROR_CV = 0.25;
  private static final double USUAL_CUBE = 0.25;
  private static final double HOLDING_PER_YEAR = 0.25;
  private static final double DAYS_PER_YEAR = 365;
  private static final double LOST_SHARE_OF_COST = 0.5;

  private DemandClasses() {}

  /**
   * Each item of a world with its first forecast, a class of its own.
   *
   * @param represented how many items they stand for together; 0 for themselves
   */
  public static List<SkuClass> of(World world, Network network, double represented) {
    Map<String, Forecast> forecasts = new TreeMap<>();
    world.forecasts().forEach(forecast -> forecasts.put(forecast.getSku(), forecast));
    LocalDate day = LocalDate.ofInstant(world.startAt(), ZoneOffset.UTC);
    List<Item> items =
        world.items().stream().filter(item -> forecasts.containsKey(item.getSku())).toList();
    double each = represented > 0 ? represented / items.size() : 1;
    List<SkuClass> classes = new ArrayList<>();
    for (Item item : items) {
      DemandProfile demand =
          ForecastMapping.profile(
              Objects.requireNonNull(forecasts.get(item.getSku())), network, day);
      if (demand.totalRate() > 0) {
        classes.add(new SkuClass(ItemMapping.terms(item, network), demand, each));
      }
    }
    return classes;
  }

  /**
   * Classes of a file: class, zone, units_per_day of an item from the zone, and, where they are
   * known, items (1), speed (TWO_DAY), variance_to_mean (1.5), unit_cube in dm³ (0.25), unit_cost
   * (12), lost_value (half the cost and what the network loses by any sale). What a class has one
   * of is read from its first line.
   *
   * @throws org.echelon.producers.shop.ShopException naming the line that cannot be read
   */
  public static List<SkuClass> read(Path file, Network network) {
    List<String> zones = network.zones().stream().map(zone -> zone.id()).toList();
    List<String> speeds = Arrays.stream(Speed.values()).map(Speed::name).toList();
    Map<String, CsvTable.Row> first = new LinkedHashMap<>();
    Map<String, double[]> rates = new LinkedHashMap<>();
    CsvTable table =
        CsvTable.read(
            file,
            Set.of("class", "zone", "units_per_day"),
            Set.of("items", "speed", "variance_to_mean", "unit_cube", "unit_cost", "lost_value"));
    for (CsvTable.Row row : table.rows()) {
      String name = row.required("class");
      first.putIfAbsent(name, row);
      String speed = row.text("speed").orElse("TWO_DAY").toUpperCase(Locale.ROOT);
      if (!speeds.contains(speed)) {
        throw row.wrong("speed", "there is no " + speed + ". Choose of " + speeds + ".");
      }
      double[] of = rates.computeIfAbsent(name, n -> new double[zones.size() * Speed.COUNT]);
      of[Rows.index(row, "zone", zones) * Speed.COUNT + speeds.indexOf(speed)] +=
          Rows.atLeast(row, "units_per_day", 0);
    }
    List<SkuClass> classes = new ArrayList<>();
    first.forEach(
        (name, row) ->
            classes.add(read(name, row, Objects.requireNonNull(rates.get(name)), network)));
    return classes;
  }

  private static SkuClass read(String name, CsvTable.Row row, double[] rates, Network network) {
    double cost = Rows.atLeast(row, "unit_cost", 0, 12);
    double lost = LOST_SHARE_OF_COST * cost + network.terms().lostSaleBase();
    ItemTerms item =
        new ItemTerms(
            name,
            1,
            Rows.atLeast(row, "unit_cube", 0, USUAL_CUBE),
            HOLDING_PER_YEAR * cost / DAYS_PER_YEAR,
            Rows.atLeast(row, "lost_value", 0, lost),
            1,
            new boolean[0]);
    double ratio = Rows.atLeast(row, "variance_to_mean", 0.01, 1.5);
    return new SkuClass(
        item, new DemandProfile(1, rates, ratio, ERROR_CV), Rows.atLeast(row, "items", 1e-9, 1));
  }
}
