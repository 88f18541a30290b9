package org.echelon.producers.csv;

import static org.echelon.producers.csv.Column.needed;
import static org.echelon.producers.csv.Column.optional;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.echelon.reference.Item;
import org.echelon.reference.ItemStatus;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Pack;

/**
 * Items, each with its vendors. Without a revision an item that says the same as the one in force
 * is that one, and one that says something else is its next revision. What a file has no column for
 * stays as it is in force.
 */
final class ItemsForm implements CsvForm {
  private static final String CURE_OF_PACKS = "Write packs like INNER=6;CASE=24";

  private final Function<String, Optional<List<ItemVendor>>> vendors;
  private final Function<String, Optional<Item>> inForce;

  /**
   * @param vendors of a SKU, from the file of vendors; empty when no file speaks of them
   * @param inForce the item of a SKU as it was last published
   */
  ItemsForm(
      Function<String, Optional<List<ItemVendor>>> vendors,
      Function<String, Optional<Item>> inForce) {
    this.vendors = vendors;
    this.inForce = inForce;
  }

  @Override
  public String name() {
    return "items";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        needed("sku"),
        optional("name"),
        optional("gtin"),
        optional("cube"),
        optional("kg"),
        optional("unit_cost"),
        optional("selling_price"),
        optional("lost_sale_value"),
        optional("holding_rate"),
        optional("packs"),
        optional("transfer_pack"),
        optional("shelf_life_days"),
        optional("handling_class"),
        optional("status"),
        optional("stocked_at"));
  }

  @Override
  public Map<String, String> columnsByField() {
    return Map.of(
        "unitCube", "cube",
        "unitKg", "kg",
        "holdingRatePerYear", "holding_rate",
        "packs.level", "packs");
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    String sku = row.text("sku");
    Optional<Item> known = inForce.apply(sku);
    Item item = item(row, sku, known);
    if (item.getUnitCostMicros() == null && item.getSellingPriceMicros() == null) {
      row.complain(
          "FIELD_MISSING", "selling_price", "is empty, and so is unit_cost", "Send one of the two");
    }
    boolean revised = row.has("revision");
    out.accept(new Read(row.line(), known.map(k -> continued(item, k, revised)).orElse(item)));
  }

  /** The item in force with what the row says; of what the file has no column for, it keeps all. */
  private Item item(CsvRow row, String sku, Optional<Item> known) {
    Item.Builder item = known.map(Item::newBuilder).orElseGet(Item::newBuilder).setSku(sku);
    item.setRevision(row.revision());
    item.setSource(row.settings().source());
    item.setChangedAt(row.settings().now());
    said(row, "name", c -> item.setName(row.text(c)));
    said(row, "gtin", c -> item.setGtin(row.orNull(c)));
    said(row, "cube", c -> item.setUnitCube(row.decimal(c, 1.0)));
    said(row, "kg", c -> item.setUnitKg(row.decimalOrNull(c)));
    said(row, "packs", c -> item.setPacks(packs(row, known.map(Item::getPacks).orElse(List.of()))));
    said(row, "transfer_pack", c -> item.setTransferPack(row.orNull(c)));
    said(row, "unit_cost", c -> item.setUnitCostMicros(row.micros(c)));
    said(row, "selling_price", c -> item.setSellingPriceMicros(row.micros(c)));
    said(row, "lost_sale_value", c -> item.setLostSaleValueMicros(row.micros(c)));
    said(row, "holding_rate", c -> item.setHoldingRatePerYear(row.decimal(c, 0.25)));
    said(row, "shelf_life_days", c -> item.setShelfLifeDays(row.decimalOrNull(c)));
    said(row, "handling_class", c -> item.setHandlingClass(row.orElse(c, "STANDARD")));
    said(row, "status", c -> item.setStatus(row.symbol(c, ItemStatus.ACTIVE)));
    said(row, "stocked_at", c -> item.setStockedAt(row.list(c)));
    vendors.apply(sku).ifPresent(item::setVendors);
    return item.build();
  }

  private static void said(CsvRow row, String column, Consumer<String> set) {
    if (row.speaksOf(column)) {
      set.accept(column);
    }
  }

  private static Item continued(Item item, Item known, boolean revised) {
    Item same =
        with(item, revised ? item.getRevision() : known.getRevision(), known.getChangedAt());
    if (same.equals(known)) {
      return same;
    }
    return revised ? item : with(item, known.getRevision() + 1, item.getChangedAt());
  }

  private static Item with(Item item, int revision, Instant changedAt) {
    return Item.newBuilder(item).setRevision(revision).setChangedAt(changedAt).build();
  }

  /** The packs of a cell; one that is known in this size keeps its cube and weight. */
  private static List<Pack> packs(CsvRow row, List<Pack> known) {
    List<Pack> packs = new ArrayList<>();
    for (String part : row.list("packs")) {
      String[] sides = part.split("=", 2);
      if (sides.length != 2 || !sides[1].strip().matches("\\d{1,9}")) {
        row.complain("PACK_LEVELS", "packs", "is no list of packs", CURE_OF_PACKS);
        return List.of();
      }
      String level = sides[0].strip();
      long units = Long.parseLong(sides[1].strip());
      packs.add(
          known.stream()
              .filter(pack -> pack.getLevel().equals(level) && pack.getUnitsPerPack() == units)
              .findFirst()
              .orElseGet(() -> Pack.newBuilder().setLevel(level).setUnitsPerPack(units).build()));
    }
    return packs;
  }
}
