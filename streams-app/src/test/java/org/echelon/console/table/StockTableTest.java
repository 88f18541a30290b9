package org.echelon.console.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.position;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StockTableTest {
  private final StockTable table = new StockTable();

  @Test
  void shouldShowAPositionBySkuAndByNode() {
    // when
    table.take(position("MUG", Map.of("DC", 40L, "FC-A", 3L)));
    table.take(position("LAMP", Map.of("FC-A", 7L)));

    assertThat(table.sku("MUG").orElseThrow().nodes()).hasSize(2);
    assertThat(table.at("FC-A").keySet()).containsExactly("LAMP", "MUG");
    assertThat(table.at("FC-A").get("MUG").onHand()).isEqualTo(3);
    assertThat(table.pairs()).isEqualTo(3);
  }

  @Test
  void shouldForgetTheNodesThatANewPositionLeavesOut() {
    table.take(position("MUG", Map.of("DC", 40L, "FC-A", 3L)));

    // when
    table.take(position("MUG", Map.of("DC", 43L)));

    assertThat(table.at("FC-A")).isEmpty();
    assertThat(table.at("DC").get("MUG").onHand()).isEqualTo(43);
    assertThat(table.pairs()).isEqualTo(1);
  }

  @Test
  void shouldCountTheUnitsThatTheFlowsExplain() {
    // when
    table.take(position("MUG", Map.of("DC", 40L, "FC-A", 3L)));

    SkuRow row = table.sku("MUG").orElseThrow();
    assertThat(row.counted()).isEqualTo(43).isEqualTo(row.expected());
  }
}
