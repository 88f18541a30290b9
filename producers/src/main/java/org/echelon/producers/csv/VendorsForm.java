package org.echelon.producers.csv;

import static org.echelon.producers.csv.Column.needed;
import static org.echelon.producers.csv.Column.optional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.echelon.reference.Calendar;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;
import org.jspecify.annotations.Nullable;

/**
 * Who sells which item on what terms; sent as part of the items. Rows of one SKU stand in order of
 * preference.
 */
final class VendorsForm implements CsvForm {
  private static final List<String> DAYS = List.of("mo", "tu", "we", "th", "fr", "sa", "su");

  private final Map<String, List<ItemVendor>> vendors = new HashMap<>();
  private final Map<String, Long> unused = new TreeMap<>();
  private final Function<String, Optional<Item>> inForce;

  /**
   * @param inForce the item of a SKU as it was last published
   */
  VendorsForm(Function<String, Optional<Item>> inForce) {
    this.inForce = inForce;
  }

  @Override
  public String name() {
    return "vendors";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        needed("sku"),
        needed("vendor"),
        optional("unit_cost"),
        optional("min_units"),
        optional("multiple_units"),
        optional("min_order"),
        optional("order_days"),
        optional("lead_mean_days"),
        optional("lead_sd_days"),
        optional("delivers_to"));
  }

  @Override
  public Map<String, String> columnsByField() {
    return Map.of("leadTime", "lead_mean_days", "calendar", "order_days");
  }

  /** The vendors of a SKU among the rows read so far; empty when no row names it. */
  Optional<List<ItemVendor>> of(String sku) {
    unused.remove(sku);
    return Optional.ofNullable(vendors.get(sku)).filter(all -> !all.isEmpty());
  }

  /** SKUs that nobody has asked for, each with the line that names it first. */
  Map<String, Long> unused() {
    return unused;
  }

  @Override
  public void rejected(Read read) {
    List<ItemVendor> all = vendors.get(((Item) read.record()).getSku());
    if (all != null) {
      all.remove(all.size() - 1);
    }
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    ItemVendor.Builder vendor = vendor(row);
    unused.putIfAbsent(row.text("sku"), row.line());
    if (!row.complaints().isEmpty()) {
      return;
    }
    ItemVendor built = vendor.build();
    vendors.computeIfAbsent(row.text("sku"), sku -> new ArrayList<>()).add(built);
    // An item of this vendor alone tells whether it can be taken.
    Item probe =
        Item.newBuilder()
            .setSku(row.text("sku"))
            .setRevision(row.revision())
            .setSource(row.settings().source())
            .setChangedAt(row.settings().now())
            .setVendors(List.of(built))
            .build();
    out.accept(new Read(row.line(), probe, false));
  }

  /** The terms in force with what the row says; what the file has no column for stays. */
  private ItemVendor.Builder vendor(CsvRow row) {
    String name = row.text("vendor");
    ItemVendor.Builder vendor =
        inForce.apply(row.text("sku")).stream()
            .flatMap(item -> item.getVendors().stream())
            .filter(known -> known.getVendor().equals(name))
            .findFirst()
            .map(ItemVendor::newBuilder)
            .orElseGet(ItemVendor::newBuilder)
            .setVendor(name);
    if (row.speaksOf("unit_cost")) {
      vendor.setUnitCostMicros(row.micros("unit_cost"));
    }
    if (row.speaksOf("min_units")) {
      vendor.setMinUnits(row.whole("min_units", 1, "Send base units"));
    }
    if (row.speaksOf("multiple_units")) {
      vendor.setMultipleUnits(row.whole("multiple_units", 1, "Send base units"));
    }
    if (row.speaksOf("delivers_to")) {
      vendor.setDeliversTo(row.list("delivers_to"));
    }
    if (row.speaksOf("min_order")) {
      vendor.setMinOrderMicros(Objects.requireNonNullElse(row.micros("min_order"), 0L));
    }
    if (row.speaksOf("order_days")) {
      vendor.setCalendar(calendar(row, vendor.getCalendar()));
    }
    if (row.has("lead_mean_days")) {
      vendor.setLeadTime(leadTime(row));
    } else if (row.has("lead_sd_days")) {
      row.complain(
          "FIELD_MISSING", "lead_mean_days", "is empty beside lead_sd_days", "Send both or none");
    } else if (row.speaksOf("lead_mean_days")) {
      vendor.setLeadTime(null);
    }
    return vendor;
  }

  /** The known calendar on other days; null when the cell is empty. */
  private static @Nullable Calendar calendar(CsvRow row, @Nullable Calendar known) {
    if (!row.has("order_days")) {
      return null;
    }
    Calendar.Builder calendar = known == null ? Calendar.newBuilder() : Calendar.newBuilder(known);
    return calendar.setDaysOfWeek(days(row)).build();
  }

  private static LeadTimeDuration leadTime(CsvRow row) {
    double sd = row.decimal("lead_sd_days", 0.0);
    return LeadTimeDuration.newBuilder()
        .setFamily(sd == 0 ? LeadTimeFamily.CONSTANT : LeadTimeFamily.GAMMA)
        .setMeanDays(row.decimal("lead_mean_days", 1.0))
        .setSdDays(sd)
        .build();
  }

  private static List<Integer> days(CsvRow row) {
    List<Integer> days = new ArrayList<>();
    for (String day : row.list("order_days")) {
      int at = DAYS.indexOf(day.toLowerCase(Locale.ROOT));
      if (at < 0) {
        row.complain(
            "FIELD_RANGE", "order_days", "names no day of the week", "Write it like Mo;Th");
        return List.of();
      }
      days.add(at + 1);
    }
    return days;
  }
}
