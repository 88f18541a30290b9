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
 * is that one, and one that says something else is its next revision.
 */
final class ItemsForm implements CsvForm {
  private static final String CURE_OF_PACKS = "Write packs like INNER=6;CASE=24";

  private final Function<String, List<ItemVendor>> vendors;
  private final Function<String, Optional<Item>> inForce;

  /**
   * @param vendors of a SKU, from the file of vendors
   * @param inForce the item of a SKU as it was last published
   */
  ItemsForm(Function<String, List<ItemVendor>> vendors, Function<String, Optional<Item>> inForce) {
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
        optional("cube"),
        optional("kg"),
        optional("unit_cost"),
        optional("selling_price"),
        optional("lost_sale_value"),
        optional("holding_rate"),
        optional("packs"),
        optional("transfer_pack"),
        optional("shelf_life_days"),
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
    if (!row.has("unit_cost") && !row.has("selling_price")) {
      row.complain(
          "FIELD_MISSING", "selling_price", "is empty, and so is unit_cost", "Send one of the two");
    }
    String sku = row.text("sku");
    Item item =
        Item.newBuilder()
            .setSku(sku)
            .setRevision(row.revision())
            .setSource(row.settings().source())
            .setChangedAt(row.settings().now())
            .setName(row.text("name"))
            .setUnitCube(row.decimal("cube", 1.0))
            .setUnitKg(row.decimal("kg", null))
            .setPacks(packs(row))
            .setTransferPack(row.orNull("transfer_pack"))
            .setUnitCostMicros(row.micros("unit_cost"))
            .setSellingPriceMicros(row.micros("selling_price"))
            .setLostSaleValueMicros(row.micros("lost_sale_value"))
            .setHoldingRatePerYear(row.decimal("holding_rate", 0.25))
            .setShelfLifeDays(row.decimal("shelf_life_days", null))
            .setStatus(row.symbol("status", ItemStatus.ACTIVE))
            .setStockedAt(row.list("stocked_at"))
            .setVendors(vendors.apply(sku))
            .build();
    boolean revised = row.has("revision");
    out.accept(
        new Read(
            row.line(),
            inForce.apply(sku).map(known -> continued(item, known, revised)).orElse(item)));
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

  private static List<Pack> packs(CsvRow row) {
    List<Pack> packs = new ArrayList<>();
    for (String part : row.list("packs")) {
      String[] sides = part.split("=", 2);
      if (sides.length != 2 || !sides[1].strip().matches("\\d{1,9}")) {
        row.complain("PACK_LEVELS", "packs", "is no list of packs", CURE_OF_PACKS);
        return List.of();
      }
      packs.add(
          Pack.newBuilder()
              .setLevel(sides[0].strip())
              .setUnitsPerPack(Long.parseLong(sides[1].strip()))
              .build());
    }
    return packs;
  }
}
