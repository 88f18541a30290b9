package org.echelon.producers.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.event.Adjustment;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.iowa.IowaFolder;
import org.echelon.producers.orders.FeedRow;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Pack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IowaWorldTest {
  @TempDir Path folder;

  @Test
  void shouldLearnTheFirstSixtyDays() {
    IowaWorld world = world();

    assertThat(world.startAt()).isEqualTo(Instant.parse("2018-01-02T00:00:00Z"));
    assertThat(world.items()).extracting(Item::getSku).containsExactly("10", "20", "30");
    // Twelve bottles a day; nothing is known yet of what is first sold in summer.
    assertThat(world.forecasts()).hasSize(2);
    assertThat(world.forecasts().get(0).getWeekUnits().get(0)).isCloseTo(84, within(1e-9));
  }

  @Test
  void shouldTakePacksCostsAndVendorsFromTheMasterData() {
    List<Item> items = world().items();

    Item cases = items.get(0);
    assertThat(cases.getName()).isEqualTo("OLD RYE");
    assertThat(cases.getPacks())
        .extracting(Pack::getLevel, Pack::getUnitsPerPack)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("BOTTLE", 1L),
            org.assertj.core.groups.Tuple.tuple("INNER", 3L),
            org.assertj.core.groups.Tuple.tuple("CASE", 6L));
    assertThat(cases.getTransferPack()).isEqualTo("CASE");
    assertThat(cases.getUnitCostMicros()).isEqualTo(10_000_000);
    assertThat(cases.getUnitCube()).isCloseTo(1.7, within(1e-9));
    ItemVendor vendor = cases.getVendors().get(0);
    assertThat(vendor.getVendor()).isEqualTo("V-421");
    assertThat(vendor.getMultipleUnits()).isEqualTo(6);
    // Stores order this one by the bottle, so it moves by the bottle.
    assertThat(items.get(1).getTransferPack()).isEqualTo("BOTTLE");
    // No master row: no packs, the price that stores paid, the vendor of all others.
    assertThat(items.get(2).getTransferPack()).isEqualTo("BOTTLE");
    assertThat(items.get(2).getSellingPriceMicros()).isEqualTo(7_000_000);
    assertThat(items.get(2).getVendors().get(0).getVendor()).isEqualTo("V-OTHER");
  }

  @Test
  void shouldBringEveryVendorToTheOneWarehouse() {
    var network = world().network();

    assertThat(network.getNodes()).filteredOn(n -> n.getKind() == NodeKind.DC).hasSize(1);
    assertThat(network.getNodes()).filteredOn(n -> n.getKind() == NodeKind.FC).hasSize(8);
    assertThat(network.getLanes())
        .filteredOn(lane -> lane.getKind() == LaneKind.PURCHASE)
        .extracting(Lane::getLane)
        .containsExactly("V-421>DC-ANKENY", "V-65>DC-ANKENY", "V-OTHER>DC-ANKENY");
  }

  @Test
  void shouldOpenWithEightWeeksOfWhichTheCentresHoldTheirLevels() {
    List<Adjustment> counts =
        world().openingCounts((sku, node) -> node.startsWith("FC") && sku.equals("10") ? 10 : 0);

    assertThat(units(counts, "10", "")).isBetween(668L, 676L);
    assertThat(units(counts, "10", "FC")).isBetween(8 * 6L, 8 * 11L);
    assertThat(units(counts, "20", "FC")).isZero();
    assertThat(units(counts, "20", "DC")).isBetween(55L, 57L);
    assertThat(units(counts, "30", "")).isZero();
  }

  @Test
  void shouldPassEveryCheckOfIntakeAndRepeat() {
    IowaWorld world = world();
    List<SpecificRecord> records = new ArrayList<>();
    records.add(world.network());
    records.addAll(world.items());
    records.addAll(world.forecasts());
    records.addAll(world.openingCounts((sku, node) -> 5));
    for (FeedRow row : world.orders().until(Instant.parse("2019-01-01T00:00:00Z"))) {
      records.add(((FeedRow.Event) row).record());
    }

    assertThat(records).extracting(FormCheck::check).containsOnly(Optional.empty());
    assertThat(world().items()).isEqualTo(world.items());
    assertThat(world().network()).isEqualTo(world.network());
  }

  private static long units(List<Adjustment> counts, String sku, String node) {
    return counts.stream()
        .filter(count -> count.getSku().equals(sku) && count.getNode().startsWith(node))
        .mapToLong(Adjustment::getUnits)
        .sum();
  }

  private IowaWorld world() {
    List<String> rows = new ArrayList<>();
    LocalDate first = LocalDate.of(2018, 1, 2);
    for (int day = 0; day < 60; day++) {
      rows.add(first.plusDays(day) + ",2113,10,12,180.0");
      rows.add(first.plusDays(day) + ",2190,20,1,15.0");
    }
    rows.add("2018-07-02,2113,30,3,21.0");
    Path orders =
        new IowaFolder(folder)
            .stores("2113,Z1_DesMoines", "2190,Z6_CedarRapids_Dubuque")
            .products(
                "10,OLD RYE,421.0,SAZERAC,1000.0,6.0,3.0,10.0,15.0",
                "20,\"GIN, DRY\",65.0,JIM BEAM,750.0,12.0,1.0,10.0,15.0")
            .orders(rows.toArray(String[]::new));
    return new IowaWorld(orders, 5);
  }
}
