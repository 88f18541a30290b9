package org.echelon.console.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.price;
import static org.echelon.console.ConsoleRecords.prices;

import java.util.List;
import org.echelon.price.VectorStatus;
import org.junit.jupiter.api.Test;

class PriceTableTest {
  private final PriceTable table = new PriceTable();

  @Test
  void shouldTakeAVectorInPartsOnlyWhole() {
    table.take(prices(1, 0.1).setChunks(2).build(), 5);
    assertThat(table.inForce()).isEmpty();

    // when
    table.take(
        prices(1, 0.1).setChunk(2).setChunks(2).setPrices(List.of(price("FC-B", 0.2))).build(), 7);

    PriceTable.Priced priced = table.inForce().orElseThrow();
    assertThat(priced.vector().getPrices()).hasSize(2);
    assertThat(priced.wallMillis()).isEqualTo(7);
  }

  @Test
  void shouldKeepTheLastGoodPricesWhenARunIsNotGoodEnough() {
    table.take(prices(1, 0.1).build(), 5);

    // when
    table.take(
        prices(2, 0.3).setStatus(VectorStatus.CERTIFICATE_ONLY).setPrices(List.of()).build(), 6);

    assertThat(table.inForce().orElseThrow().version()).isEqualTo(1);
    assertThat(table.lastRun().orElseThrow().getVersion()).isEqualTo(2);
  }

  @Test
  void shouldKeepTheNewestVersions() {
    for (int version = 1; version <= 10; version++) {
      // when
      table.take(prices(version, 0.1).build(), version);
    }

    assertThat(table.vectors().keySet()).containsExactly(7L, 8L, 9L, 10L);
    assertThat(table.runs()).hasSize(10);
  }

  @Test
  void shouldKnowWhatALimitCostInTheLastVersions() {
    for (int version = 1; version <= 70; version++) {
      // when
      table.take(prices(version, 0.01 * version).build(), version);
    }

    assertThat(table.firstByVersion(price("FC-A", 0)))
        .hasSize(60)
        .startsWith(0.01 * 11)
        .endsWith(0.01 * 70);
    assertThat(table.firstByVersion(price("FC-B", 0))).hasSize(60).containsOnly(0.0);
  }
}
