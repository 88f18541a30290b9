package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.prices;
import static org.echelon.console.ConsoleRecords.tick;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.PriceCurves.Curves;
import org.echelon.console.view.PriceCurves.Line;
import org.echelon.console.view.PriceCurves.Week;
import org.echelon.price.Price;
import org.echelon.price.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PriceCurvesTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-12-21");

  private final ConsoleTables tables = new ConsoleTables();

  @BeforeEach
  void startTheDay() {
    tables.take(network(), "test", 0);
    tables.take(tick(1, NOON), "clock", 0);
  }

  @Test
  void shouldDrawEachWeekBesideTheSameWeekOfTheVersionBefore() {
    take(1, weeks(MONDAY.minusWeeks(1), 2), price("FC-A", Resource.STORAGE, 0.1, 0.2));

    // when
    take(2, weeks(MONDAY, 3), price("FC-A", Resource.STORAGE, 0.3, 0.4, 0.5));

    Curves curves = PriceCurves.of(tables, "STORAGE", List.of());
    assertThat(curves.weeks())
        .containsExactly(
            new Week(MONDAY, "2026-W52"),
            new Week(MONDAY.plusWeeks(1), "2026-W53"),
            new Week(MONDAY.plusWeeks(2), "2027-W01"));
    Line line = curves.lines().get(0);
    assertThat(line.values()).containsExactly(0.3, 0.4, 0.5);
    assertThat(line.former())
        .as("its last week holds on")
        .containsExactly(Optional.of(0.2), Optional.of(0.2), Optional.of(0.2));
    assertThat(line.shares()).containsExactly(Optional.of(0.9), Optional.of(0.9), Optional.of(0.9));
    assertThat(curves.steady()).isFalse();
    assertThat(curves.formerVersion()).hasValue(1L);
  }

  @Test
  void shouldNotInventAPriceBeforeTheFormerVersionBegan() {
    take(1, weeks(MONDAY.plusWeeks(1), 2), price("FC-A", Resource.STORAGE, 0.1, 0.2));

    // when
    take(2, weeks(MONDAY, 3), price("FC-A", Resource.STORAGE, 0.3, 0.4, 0.5));

    assertThat(PriceCurves.of(tables, "", List.of()).lines().get(0).former())
        .containsExactly(Optional.empty(), Optional.of(0.1), Optional.of(0.2));
  }

  @Test
  void shouldCallAPeriodByTheWeekThatMostOfItsDaysAreIn() {
    // when
    take(1, weeks(MONDAY.minusDays(1), 2), price("FC-A", Resource.STORAGE, 0.1, 0.2));

    assertThat(PriceCurves.of(tables, "", List.of()).weeks())
        .as("from a Sunday on")
        .extracting(Week::week)
        .containsExactly("2026-W52", "2026-W53");
  }

  @Test
  void shouldSayThatOnePriceHoldsForAllWeeks() {
    // when
    take(1, List.of(), price("FC-A", Resource.STORAGE, 0.1));

    Curves curves = PriceCurves.of(tables, "", List.of());
    assertThat(curves.steady()).isTrue();
    assertThat(curves.weeks()).hasSize(PriceCurves.WEEKS);
    assertThat(curves.weeks().get(0))
        .isEqualTo(new Week(LocalDate.parse("2026-11-16"), "2026-W47"));
    assertThat(curves.lines().get(0).values()).hasSize(PriceCurves.WEEKS).containsOnly(0.1);
    assertThat(curves.lines().get(0).former()).containsOnly(Optional.empty());
  }

  @Test
  void shouldSayThatThePriceIsTheSameInEveryWeek() {
    // when
    take(1, weeks(MONDAY, 2), price("FC-A", Resource.STORAGE, 0.1, 0.1));

    assertThat(PriceCurves.of(tables, "", List.of()).steady()).isTrue();
  }

  @Test
  void shouldDrawTheDearestUnlessOthersAreChosen() {
    List<Price> all = new ArrayList<>();
    for (int node = 0; node < 9; node++) {
      all.add(price("N" + node, Resource.STORAGE, 0.01 * node));
    }
    all.add(price("N0", Resource.FLOW, 0.7));

    // when
    take(1, List.of(), all.toArray(Price[]::new));

    assertThat(nodes("STORAGE")).containsExactly("N8", "N7", "N6", "N5", "N4", "N3");
    assertThat(nodes("STORAGE", "N1", "N8", "NOBODY")).containsExactly("N1", "N8");
    assertThat(nodes("FLOW")).containsExactly("N0");
    Curves curves = PriceCurves.of(tables, "", List.of());
    assertThat(curves.resources()).containsExactly("STORAGE", "FLOW");
    assertThat(curves.total()).isEqualTo(9);
  }

  @Test
  void shouldHaveNothingToDrawBeforeTheFirstPrices() {
    assertThat(PriceCurves.of(tables, "FLOW", List.of()).version()).isEmpty();
  }

  private List<String> nodes(String resource, String... chosen) {
    return PriceCurves.of(tables, resource, List.of(chosen)).lines().stream()
        .map(Line::node)
        .toList();
  }

  private void take(long version, List<LocalDate> starts, Price... all) {
    tables.take(
        prices(version, 0).setPeriodStartsOn(starts).setPrices(List.of(all)).build(),
        "test/1",
        version);
  }

  private static List<LocalDate> weeks(LocalDate from, int count) {
    List<LocalDate> weeks = new ArrayList<>();
    for (int week = 0; week < count; week++) {
      weeks.add(from.plusWeeks(week));
    }
    return weeks;
  }

  private static Price price(String node, Resource resource, Double... values) {
    return Price.newBuilder()
        .setNode(node)
        .setResource(resource)
        .setValues(List.of(values))
        .setUsage(List.of(900.0))
        .setCapacity(List.of(1000.0))
        .build();
  }
}
