package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.DEPARTURE;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.decision;
import static org.echelon.console.ConsoleRecords.item;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.proposal;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.withTransfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.DecisionView.Sentence;
import org.echelon.console.view.StockList.Filter;
import org.echelon.control.Control;
import org.echelon.processor.intake.Samples;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;
import org.echelon.state.NodePosition;
import org.echelon.state.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Of a level of 20 at every node; the last unit is worth 0.5 a day, one more 0.25, and four are
 * asked for a day.
 */
class StockListTest {
  private static final Instant ARRIVAL = DEPARTURE.plus(Duration.ofDays(2));

  private final ConsoleTables tables = new ConsoleTables();

  @BeforeEach
  void startTheDay() {
    take("test", network());
    take(SKU, item(SKU));
    take("clock", tick(1, NOON));
    take(SKU, position(SKU, Map.of("DC", 40L, "FC-A", 3L)));
  }

  @Test
  void shouldRankByWhatMissingAndLateUnitsWouldEarn() {
    assertThat(first().missingUnits()).isEqualTo(17);
    assertThat(first().riskPerDay()).isEqualTo(17 * 0.25 / 2);

    // when
    take(SKU, withTransfer(position(SKU, Map.of("FC-A", 3L)), "T-1", 12, ARRIVAL));

    // In 2.25 days nine units are asked for and three are there.
    assertThat(first().missingUnits()).isEqualTo(5);
    assertThat(first().lateUnits()).isEqualTo(6);
    assertThat(first().riskPerDay()).isEqualTo(5 * 0.25 / 2 + 6 * 0.5);
  }

  @Test
  void shouldTakeTheNextArrivalForAWeekAwayWhereAllAreOverdue() {
    take(SKU, withTransfer(position(SKU, Map.of("FC-A", 3L)), "T-1", 40, ARRIVAL));

    // when
    take("clock", tick(2, ARRIVAL.plus(Duration.ofHours(1))));

    assertThat(first().lateUnits()).isEqualTo(4 * 7 - 3);
    assertThat(first().flags()).contains("ARRIVAL_OVERDUE");
  }

  @Test
  void shouldCountAndShowWhatIsAmiss() {
    take("LAMP", item("LAMP"));
    take("LAMP", tooMuch(position("LAMP", Map.of("FC-A", 90L))));
    take("VASE", withTransfer(position("VASE", Map.of("FC-A", 0L)), "T-1", 40, ARRIVAL));

    // when
    StockList.Stock out = list(Filter.RUNNING_OUT, 10);

    assertThat(out.counts()).isEqualTo(new StockList.Counts(4, 1, 2, 1, 0, 1));
    assertThat(out.items()).extracting(StockView.Row::sku).containsExactly("VASE", SKU);
    assertThat(out.items().get(1).flags()).containsExactly("RUNNING_OUT", "NOTHING_COMING");
    assertThat(out.units()).isEqualTo(new StockList.Units(3, 0, 0, 40, 0));
    assertThat(out.riskPerDay()).isEqualTo(9 * 0.5 + 17 * 0.25 / 2);
    assertThat(list(Filter.TOO_MUCH, 10).items())
        .extracting(StockView.Row::sku)
        .containsExactly("LAMP");
    assertThat(list(Filter.OUT_OF_STOCK, 10).items().get(0).flags())
        .containsExactly("OUT_OF_STOCK", "RUNNING_OUT", "ITEM_MISSING");
    assertThat(list(Filter.ALL, 1).items()).hasSize(1);
    assertThat(list(Filter.ALL, 1).total()).isEqualTo(4);
  }

  @Test
  void shouldSayWhyNothingIsComing() {
    assertThat(why().code()).isEqualTo("NO_PLAN");

    take(SKU, proposal(SKU, 17));
    assertThat(why())
        .isEqualTo(
            new Sentence(
                "WAITS_FOR_DEPARTURE",
                "It waits for the next departure. 17 units from DC, 2026-11-21 18:00Z.",
                false));

    take(SKU, proposal(SKU, 0));
    assertThat(why().code()).isEqualTo("NOT_PROPOSED");

    take(SKU, position(SKU, Map.of("FC-A", 3L)));
    assertThat(why().code()).isEqualTo("NOTHING_UPSTREAM");

    take(SKU, held());
    assertThat(why().text())
        .isEqualTo("The lane needs a person's approval. 12 × MUG from DC to FC-A.");

    take("HALT/node:FC-A", frozen());
    assertThat(why().code()).isEqualTo("FROZEN");
    assertThat(why().text())
        .isEqualTo("A person has frozen it. node:FC-A by m.rossi: flood in hall 2");
  }

  @Test
  void shouldSayNothingWhereUnitsAreOnTheirWayOrNoneIsMissing() {
    // when
    take(SKU, withTransfer(position(SKU, Map.of("DC", 40L, "FC-A", 3L)), "T-1", 1, ARRIVAL));

    assertThat(list(Filter.ALL, 10).items())
        .allSatisfy(row -> assertThat(row.whyNothing()).isEmpty());
  }

  private static Control frozen() {
    return Samples.freeze()
        .setControlId("HALT/node:FC-A")
        .setScope("node:FC-A")
        .setEffectiveAt(NOON)
        .build();
  }

  private static Decision held() {
    return Decision.newBuilder(decision("T-9", 12))
        .setState(DecisionState.HELD)
        .setCommandIds(List.of())
        .build();
  }

  private static Position tooMuch(Position position) {
    NodePosition node = position.getNodes().get(0);
    return Position.newBuilder(position)
        .setNodes(List.of(NodePosition.newBuilder(node).setMarginNow(-0.01).build()))
        .build();
  }

  private Sentence why() {
    return first().whyNothing().orElseThrow();
  }

  private StockView.Row first() {
    return list(Filter.ALL, 1).items().get(0);
  }

  private StockList.Stock list(Filter filter, int limit) {
    return StockList.of(tables, "", "", filter, limit);
  }

  private void take(String key, SpecificRecord record) {
    tables.take(record, key, NOON.toEpochMilli());
  }
}
