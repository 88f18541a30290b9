package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.DEPARTURE;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.forecast;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.proposal;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.withTransfer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.SupplyView.Coming;
import org.echelon.console.view.SupplyView.NodeSupply;
import org.echelon.console.view.SupplyView.Week;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FC-A has ten free units and a demand of four a day; twelve are on their way to it. */
class SupplyViewTest {
  private static final Instant ARRIVAL = DEPARTURE.plus(Duration.ofDays(2));

  private final ConsoleTables tables = new ConsoleTables();

  @BeforeEach
  void startTheDay() {
    take("test", network());
    take("clock", tick(1, NOON));
    take(SKU, withTransfer(position(SKU, Map.of("FC-A", 10L)), "T-1", 12, ARRIVAL));
  }

  @Test
  void shouldAddUpWhatIsThereWhatComesAndWhatIsAskedFor() {
    // when
    take(SKU, proposal(SKU, 17));

    NodeSupply node = node();
    Week week = node.weeks().get(0);
    assertThat(week).isEqualTo(new Week(LocalDate.parse("2026-11-21"), 10, 12, 17, 28, 0, 11, 0));
    assertThat(node.weeks()).hasSize(SupplyView.WEEKS);
    assertThat(node.weeks().get(1).start()).isEqualTo(week.end());
    assertThat(node.weeks().get(1).unmet()).isEqualTo(17);
    assertThat(node.free()).startsWith(6.0, 2.0, 10.0, 6.0, 2.0, 0.0);
    assertThat(node.freeProposed()).startsWith(6.0, 2.0, 27.0);
    assertThat(node.outInDays()).hasValue(5);
  }

  @Test
  void shouldNameTheCommandThatBringsUnitsAndWhatIsOnlyProposed() {
    // when
    take(SKU, proposal(SKU, 17));

    assertThat(node().coming()).extracting(Coming::units).containsExactly(12L, 17L);
    assertThat(node().coming().get(0).commandId()).hasValue("T-1");
    assertThat(node().coming().get(1).commandId()).isEmpty();
    // The lane takes two days.
    assertThat(node().coming().get(1).expectedAt()).isEqualTo(ARRIVAL);
    assertThat(node().levelUnits()).isEqualTo(20);
  }

  @Test
  void shouldFollowTheWeeksOfTheForecast() {
    assertThat(supply().demand()).startsWith("today's rate");

    // when
    take(SKU, forecast(SKU, 28.0, 56.0));

    assertThat(supply().demand()).isEqualTo("the weeks of forecast v7 of forecaster");
    assertThat(node().weeks().get(0).demand()).isEqualTo(2 * 4 + 5 * 8);
    assertThat(node().weeks().get(5).demand()).as("as in the last week").isEqualTo(56);
    assertThat(node().outInDays()).hasValue(3);
  }

  @Test
  void shouldKeepTheLastGoodForecast() {
    take(SKU, forecast(SKU, 28.0, 56.0));

    // when
    take(SKU, forecast(SKU, 28.0, -1.0));
    take(SKU, forecast(SKU));

    assertThat(node().weeks().get(0).demand()).isEqualTo(48);
  }

  @Test
  void shouldDrawTodayWhatIsOverdue() {
    // when
    take("clock", tick(2, ARRIVAL.plus(Duration.ofHours(30))));

    Coming late = node().coming().get(0);
    assertThat(late.overdue()).isTrue();
    assertThat(late.day()).isZero();
    assertThat(node().free()).startsWith(18.0);
  }

  private NodeSupply node() {
    return supply().nodes().get(0);
  }

  private SupplyView.Supply supply() {
    return SupplyView.of(tables, SKU, "FC-A").orElseThrow();
  }

  private void take(String key, SpecificRecord record) {
    tables.take(record, key, NOON.toEpochMilli());
  }
}
