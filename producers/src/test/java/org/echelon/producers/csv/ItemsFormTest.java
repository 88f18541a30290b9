package org.echelon.producers.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.reference.Calendar;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Pack;
import org.echelon.reference.PriceBreak;
import org.echelon.schema.AvroTrust;
import org.junit.jupiter.api.Test;

/** Items that are in force already, and files that say only a part of them. */
class ItemsFormTest {
  static {
    AvroTrust.ensure();
  }

  private static final CsvSettings SETTINGS =
      new CsvSettings("shop", Optional.empty(), Instant.parse("2026-11-22T12:00:00Z"), false);

  private final VendorsForm vendors = new VendorsForm(sku -> Optional.of(mug()));
  private final ItemsForm items = new ItemsForm(vendors::of, sku -> Optional.of(mug()));

  @Test
  void shouldKeepWhatTheFileHasNoColumnFor() {
    // when
    Item next = read(items, Map.of("sku", "MUG", "selling_price", "12"));

    Item expected =
        Item.newBuilder(mug())
            .setRevision(5)
            .setChangedAt(SETTINGS.now())
            .setSellingPriceMicros(12_000_000L)
            .build();
    assertThat(next).isEqualTo(expected);
  }

  @Test
  void shouldBeTheSameRevisionWhenTheColumnsSayNothingNew() {
    // when
    Item same = read(items, Map.of("sku", "MUG", "name", "Mug", "packs", "CASE=24"));

    assertThat(same).isEqualTo(mug());
  }

  @Test
  void shouldEmptyWhatAColumnLeavesEmpty() {
    // when
    Item next = read(items, Map.of("sku", "MUG", "shelf_life_days", "", "packs", "CASE=12"));

    assertThat(next.getShelfLifeDays()).isNull();
    assertThat(next.getPacks())
        .containsExactly(Pack.newBuilder().setLevel("CASE").setUnitsPerPack(12).build());
  }

  @Test
  void shouldKeepTheTermsOfAVendorThatTheFileHasNoColumnFor() {
    vendors.row(row(Map.of("sku", "MUG", "vendor", "V-ACME", "min_units", "48")), read -> {});

    // when
    Item next = read(items, Map.of("sku", "MUG"));

    assertThat(next.getVendors())
        .containsExactly(ItemVendor.newBuilder(acme()).setMinUnits(48).build());
  }

  private static Item read(CsvForm form, Map<String, String> cells) {
    List<CsvForm.Read> read = new ArrayList<>();
    CsvRow row = row(cells);
    form.row(row, read::add);
    assertThat(row.complaints()).isEmpty();
    return (Item) read.get(0).record();
  }

  private static CsvRow row(Map<String, String> cells) {
    return new CsvRow(2, cells, SETTINGS);
  }

  private static Item mug() {
    return Item.newBuilder()
        .setSku("MUG")
        .setRevision(4)
        .setSource("shop")
        .setChangedAt(Instant.parse("2026-10-01T00:00:00Z"))
        .setName("Mug")
        .setGtin("04012345678901")
        .setBaseUnit("EA")
        .setPacks(
            List.of(Pack.newBuilder().setLevel("CASE").setUnitsPerPack(24).setCube(40.0).build()))
        .setUnitCostMicros(4_000_000L)
        .setShelfLifeDays(90.0)
        .setHandlingClass("LARGE")
        .setNotStockedAt(List.of("FC2"))
        .setValidFromOn(LocalDate.of(2026, 10, 1))
        .setVendors(List.of(acme()))
        .build();
  }

  private static ItemVendor acme() {
    return ItemVendor.newBuilder()
        .setVendor("V-ACME")
        .setPriceBreaks(
            List.of(
                PriceBreak.newBuilder().setFromUnits(100).setUnitCostMicros(3_500_000L).build()))
        .setCalendar(Calendar.newBuilder().setDaysOfWeek(List.of(1, 4)).build())
        .build();
  }
}
