package org.echelon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.echelon.event.OrderLine;
import org.echelon.event.Sibling;
import org.echelon.inventory.OrderLineTerms;
import org.echelon.network.Network;
import org.echelon.processor.intake.Samples;
import org.echelon.processor.plan.Worlds;
import org.echelon.reference.Item;
import org.echelon.reference.Pack;
import org.echelon.reference.Zone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts of the contract become facts of the ledger. */
class FactMappingTest {
  private static final Network NETWORK = network();

  /** The east has all codes that begin with 1, but for those of the west that begin with 10. */
  private static Network network() {
    var avro = Worlds.network(1);
    List<Zone> zones =
        List.of(
            Zone.newBuilder(avro.getZones().get(0)).setPostalPrefixes(List.of("1", "100")).build(),
            Zone.newBuilder(avro.getZones().get(1)).setPostalPrefixes(List.of("10")).build());
    return NetworkMapping.toCore(
        org.echelon.reference.Network.newBuilder(avro).setZones(zones).build(),
        Worlds.START.toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({"10001, Z-E", "10101, Z-W", "1, Z-E", "10, Z-W", "19999, Z-E"})
  void shouldFindTheZoneByTheLongestPrefixOfThePostalCode(String code, String zone) {
    OrderLine line = line().setZone(null).setPostalCode(code).build();

    assertThat(terms(line, null).zone()).isEqualTo(zone);
  }

  @Test
  void shouldTakeTheNamedZoneBeforeThePostalCode() {
    OrderLine line = line().setZone("Z-W").setPostalCode("10001").build();

    assertThat(terms(line, null).zone()).isEqualTo("Z-W");
  }

  @Test
  void shouldRefuseAPostalCodeThatLiesNowhere() {
    OrderLine line = line().setZone(null).setPostalCode("20001").build();

    assertThatExceptionOfType(RefusedRecord.class)
        .isThrownBy(() -> terms(line, null))
        .withMessageContaining("FIELD_MISSING: zone");
  }

  @ParameterizedTest
  @CsvSource({", 3", "H87, 3", "INNER, 18", "CASE, 72"})
  void shouldCountInBaseUnits(String uom, long units) {
    assertThat(terms(line().setUom(uom).build(), packed()).units()).isEqualTo(units);
  }

  @Test
  void shouldKnowHowManyLinesToldOfEachOther() {
    OrderLine.Builder line = line().setLineCount(3);
    assertThat(terms(line.build(), packed()).siblings()).as("told alone").isZero();

    line.setSiblings(List.of(new Sibling(2, "CUP", 1L), new Sibling(3, "POT", 2L)));

    assertThat(terms(line.build(), packed()).siblings()).isEqualTo(2);
  }

  @Test
  void shouldRefuseAPackThatTheItemDoesNotHave() {
    OrderLine line = line().setUom("PALLET").build();

    for (Item item : new Item[] {packed(), null}) {
      assertThatExceptionOfType(RefusedRecord.class)
          .isThrownBy(() -> terms(line, item))
          .withMessageContaining("UNIT_MISMATCH: uom PALLET");
    }
  }

  private static OrderLine.Builder line() {
    return Samples.order().setUnits(3).setZone("Z-E").setAssignedNode(null).setUom(null);
  }

  private static OrderLineTerms terms(OrderLine line, Item item) {
    return new FactMapping(NETWORK).order(line, item).terms();
  }

  private static Item packed() {
    return Item.newBuilder(Worlds.item("MUG", 1))
        .setPacks(List.of(pack("INNER", 6), pack("CASE", 24)))
        .build();
  }

  private static Pack pack(String level, long units) {
    return Pack.newBuilder().setLevel(level).setUnitsPerPack(units).build();
  }
}
