package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.item;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.prices;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.withTransfer;

import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.CellView.Cell;
import org.echelon.console.view.CellView.Fill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FC-A holds ten mugs of 2 dm³ and thirty cups; twelve mugs come in two days. */
class CellViewTest {
  private final ConsoleTables tables = new ConsoleTables();

  @BeforeEach
  void startTheDay() {
    take("test", network());
    take("clock", tick(1, NOON));
    take(SKU, item(SKU));
    take("CUP", item("CUP"));
    take("CUP", position("CUP", Map.of("FC-A", 30L, "DC", 7L)));
    take(
        SKU,
        withTransfer(position(SKU, Map.of("FC-A", 10L)), "T-1", 12, NOON.plus(Duration.ofDays(2))));
    take("test/1", prices(1, 0.1).build());
  }

  @Test
  void shouldTellWhatFillsTheRoomLargestFirst() {
    // when
    Cell cell = CellView.of(tables, "FC-A", "STORAGE", 0).orElseThrow();

    assertThat(cell.use()).isEqualTo(80);
    assertThat(cell.skus()).extracting(Fill::sku).containsExactly("CUP", SKU);
    assertThat(cell.skus().get(0).share()).isEqualTo(0.75);
    assertThat(cell.skus().get(0).units()).isEqualTo(30);
    assertThat(cell.totalSkus()).isEqualTo(2);
    assertThat(cell.price()).hasValue(0.1);
    assertThat(cell.capacity()).hasValue(1000.0);
  }

  @Test
  void shouldTellWhatArrivesInTheWeek() {
    Cell first = CellView.of(tables, "FC-A", "STORAGE", 0).orElseThrow();
    Cell second = CellView.of(tables, "FC-A", "STORAGE", 1).orElseThrow();

    assertThat(first.arrivals()).singleElement().matches(a -> a.commandId().equals("T-1"));
    assertThat(first.arrivals().get(0).cube()).isEqualTo(24);
    assertThat(first.arrivingUnits()).isEqualTo(12);
    assertThat(second.arrivals()).isEmpty();
    assertThat(second.from()).hasValue(NOON.plus(Duration.ofDays(7)));
  }

  @Test
  void shouldCountAnOverdueArrivalInTheFirstWeek() {
    take(
        SKU,
        withTransfer(
            position(SKU, Map.of("FC-A", 10L)), "T-2", 5, NOON.minus(Duration.ofDays(30))));

    assertThat(CellView.of(tables, "FC-A", "FLOW", 0).orElseThrow().arrivingUnits()).isEqualTo(5);
  }

  @Test
  void shouldTellWhoseDemandPassesThrough() {
    // when
    Cell cell = CellView.of(tables, "FC-A", "FLOW", 0).orElseThrow();

    assertThat(cell.use()).isEqualTo(8);
    assertThat(cell.capacity()).hasValue(100.0);
    assertThat(cell.price()).hasValue(0.0);
    assertThat(cell.skus()).allMatch(fill -> fill.use() == 4);
  }

  @Test
  void shouldKnowNoNodeThatHoldsNoStock() {
    assertThat(CellView.of(tables, "V", "STORAGE", 0)).isEmpty();
    assertThat(CellView.of(tables, "FC-Z", "STORAGE", 0)).isEmpty();
    assertThat(CellView.of(new ConsoleTables(), "FC-A", "STORAGE", 0)).isEmpty();
  }

  private void take(String key, SpecificRecord record) {
    tables.take(record, key, NOON.toEpochMilli());
  }
}
