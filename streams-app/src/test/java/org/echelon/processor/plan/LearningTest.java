package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.echelon.codec.LogKind;
import org.echelon.command.TransferCommand;
import org.echelon.event.DemandHistory;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.reference.Speed;
import org.echelon.state.Decision;
import org.echelon.state.Reason;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** What nobody forecasts is planned for by what customers asked for. */
class LearningTest {
  private static final String MUG = "MUG";
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");
  private final Scenario scenario = Scenario.begun();

  /** A shop that sends items, counts and six days of orders, three mugs a day, and nothing else. */
  private void sixDaysOfOrders() {
    scenario.item(MUG, 1);
    scenario.count(MUG, "DC", 200);
    scenario.count(MUG, "FC-E", 4);
    Instant today = scenario.now();
    for (int day = 6; day >= 1; day--) {
      order("SO-" + day, 1, 3, today.minus(Duration.ofDays(day)), OrderChange.PLACED);
    }
  }

  @Test
  void shouldMoveWhatSixDaysOfOrdersAskForWithoutAnyForecast() {
    sixDaysOfOrders();
    scenario.ask("FC-E", "DC>FC-E");
    List<Offer> offers = scenario.out.toGates(Offer.class);
    long offered =
        offers.get(offers.size() - 1).getLines().stream().mapToLong(OfferLine::getUnits).sum();

    // when
    scenario.grant("FC-E", MUG, "DC>FC-E", offered);

    // Three a day for the days until the next truck is in, and some more for luck: not a month's.
    TransferCommand command = scenario.transfers().get(0);
    assertThat(command.getUnits()).isEqualTo(offered).isBetween(6L, 60L);
    assertThat(command.getForecastVersion()).isZero();
    Decision decision = last(scenario.out.of(Topic.DECISION, Decision.class));
    assertThat(decision.getReasons())
        .filteredOn(reason -> reason.getCode().equals("DERIVED_FORECAST"))
        .singleElement()
        .extracting(Reason::getValues)
        .satisfies(
            values -> assertThat(Double.parseDouble(values.get("ratePerDay"))).isBetween(2.5, 3.5));
  }

  @Test
  void shouldDecideAlikeAfterARestartAndWhateverTheRefreshDid() {
    sixDaysOfOrders();
    scenario.after(Duration.ofHours(30));
    Scenario other = new Scenario().withoutRefresh();

    // when
    other.replay(List.copyOf(scenario.log), i -> other.restart());
    for (Scenario one : List.of(scenario, other)) {
      one.ask("FC-E", "DC>FC-E");
      one.grant("FC-E", MUG, "DC>FC-E", 100);
    }

    assertThat(other.transfers()).isEqualTo(scenario.transfers()).isNotEmpty();
  }

  @Test
  void shouldLetAForecastRuleAndComeBackToWhatWasSeenWhenItGoes() {
    sixDaysOfOrders();
    long derived = scenario.level(MUG, "FC-E");

    // when
    scenario.forecast(MUG, 1, 0.5, 0.001);
    assertThat(scenario.level(MUG, "FC-E")).isLessThan(derived);
    scenario.feed(MUG, LogKind.FORECAST, null);

    assertThat(scenario.level(MUG, "FC-E")).isBetween(derived - 2, derived + 2);
  }

  @Test
  void shouldCountCancelledOrdersOut() {
    sixDaysOfOrders();
    long before = scenario.level(MUG, "FC-E");
    Instant today = scenario.now();

    // when
    for (int day = 4; day >= 1; day--) {
      order("SO-" + day, 2, 0, today.minus(Duration.ofDays(day)), OrderChange.CANCELLED);
    }

    assertThat(scenario.level(MUG, "FC-E")).isLessThan(before);
  }

  @Test
  void shouldTakeTheNewestUnitsOfALine() {
    sixDaysOfOrders();
    Scenario other = Scenario.begun();
    other.item(MUG, 1);
    other.count(MUG, "DC", 200);
    other.count(MUG, "FC-E", 4);
    Instant today = other.now();
    for (int day = 6; day >= 1; day--) {
      Instant at = today.minus(Duration.ofDays(day));
      other.feed(MUG, LogKind.ORDER, line("SO-" + day, 1, 30, at, OrderChange.PLACED));
    }

    // when
    for (int day = 6; day >= 1; day--) {
      Instant at = today.minus(Duration.ofDays(day));
      other.feed(MUG, LogKind.ORDER, line("SO-" + day, 2, 3, at, OrderChange.CHANGED));
    }

    assertThat(other.level(MUG, "FC-E"))
        .isBetween(scenario.level(MUG, "FC-E") - 2, scenario.level(MUG, "FC-E") + 2);
  }

  @Test
  void shouldLearnFromWeeksOfThePastOnceEachAndMoveNoStock() {
    scenario.item(MUG, 1);
    for (int week = 1; week <= 8; week++) {
      week(MONDAY.minusWeeks(week), 1, 21, false);
    }
    long level = scenario.level(MUG, "FC-E");
    assertThat(level).isPositive();

    // when
    week(MONDAY.minusWeeks(1), 1, 21, false);
    week(MONDAY.minusWeeks(2), 2, 35, false);
    week(MONDAY.minusWeeks(2), 1, 21, false);
    week(MONDAY.minusWeeks(3), 1, 99, false);

    var outcomes = scenario.report().getOutcomes();
    assertThat(outcomes.getHistory()).isEqualTo(9);
    assertThat(outcomes.getDuplicate()).isEqualTo(1);
    assertThat(outcomes.getStale()).isEqualTo(1);
    assertThat(scenario.refusals()).containsExactly("DOC_CONFLICT");
    assertThat(scenario.level(MUG, "FC-E")).isGreaterThanOrEqualTo(level);
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/0/0");
  }

  @Test
  void shouldRefuseAWeekThatHasNotBegun() {
    scenario.item(MUG, 1);
    week(MONDAY.plusWeeks(1), 1, 21, false);
    assertThat(scenario.refusals()).as("it begins today").isEmpty();
    long level = scenario.level(MUG, "FC-E");

    // when
    week(MONDAY.plusWeeks(2), 1, 21, false);
    week(MONDAY.plusYears(10), 1, 21, false);

    assertThat(scenario.refusals()).containsExactly("TIME_FUTURE", "TIME_FUTURE");
    assertThat(scenario.level(MUG, "FC-E")).isEqualTo(level);
  }

  @Test
  void shouldNotTakeAWeekWithoutStockForAWeekWithoutDemand() {
    scenario.item(MUG, 1);
    scenario.item("CUP", 1);
    for (int week = 8; week >= 1; week--) {
      boolean out = week <= 4;
      week(MONDAY.minusWeeks(week), 1, out ? 0 : 21, out);
      scenario.feed("CUP", LogKind.HISTORY, history("CUP", week, out ? 0 : 21));
    }

    // when
    scenario.after(Duration.ofDays(2));

    assertThat(scenario.level(MUG, "FC-E")).isGreaterThan(scenario.level("CUP", "FC-E"));
  }

  @Test
  void shouldTakeOldOrdersAsHistoryAndRefuseOtherOldFacts() {
    scenario.item(MUG, 1);
    Instant old = scenario.now().minus(Duration.ofDays(30));

    // when
    order("SO-1", 1, 9, old, OrderChange.PLACED);
    order("SO-1", 1, 9, old, OrderChange.PLACED);
    order("SO-1", 2, 12, old, OrderChange.CHANGED);
    order("SO-2", 1, 3, scenario.now(), OrderChange.PLACED);
    scenario.after(Duration.ofDays(9));
    order("SO-2", 2, 4, scenario.now().minus(Duration.ofDays(8)), OrderChange.CHANGED);

    assertThat(scenario.refusals()).containsExactly("TIME_TOO_OLD");
    var outcomes = scenario.report().getOutcomes();
    assertThat(outcomes.getHistory()).isEqualTo(2);
    assertThat(outcomes.getDuplicate()).isEqualTo(1);
    assertThat(outcomes.getApplied()).isEqualTo(2);
    assertThat(outcomes.getRead())
        .isEqualTo(
            outcomes.getApplied()
                + outcomes.getDuplicate()
                + outcomes.getStale()
                + outcomes.getRefused()
                + outcomes.getHistory());
    assertThat(scenario.position(MUG).getWaiting())
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.getUnits()).isEqualTo(3));
  }

  @Test
  void shouldForgetWhatWasNotAskedForAnyMore() {
    sixDaysOfOrders();
    long before = scenario.level(MUG, "FC-E");

    // when
    for (int day = 0; day < 60; day++) {
      scenario.after(Duration.ofDays(1));
    }

    assertThat(scenario.level(MUG, "FC-E")).isLessThan(before);
  }

  @Test
  void shouldPlanNothingForAnItemThatNobodyAskedFor() {
    sixDaysOfOrders();

    // when
    scenario.item("CUP", 1);

    assertThat(scenario.proposal("CUP")).isNull();
  }

  private void order(String id, int revision, long units, Instant at, OrderChange change) {
    scenario.feed(MUG, LogKind.ORDER, line(id, revision, units, at, change));
  }

  private static OrderLine line(
      String id, int revision, long units, Instant at, OrderChange change) {
    return OrderLine.newBuilder()
        .setEventId(id + "-r" + revision)
        .setSource("shop")
        .setOccurredAt(at)
        .setRevision(revision)
        .setOrderId(id)
        .setPlacedAt(at)
        .setChange(change)
        .setSku(MUG)
        .setUnits(units)
        .setZone("Z-E")
        .setSpeed(Speed.NEXT_DAY)
        .build();
  }

  private void week(LocalDate monday, int revision, long units, boolean censored) {
    scenario.feed(
        MUG,
        LogKind.HISTORY,
        DemandHistory.newBuilder(history(MUG, 0, units))
            .setWeekOn(monday)
            .setRevision(revision)
            .setCensored(censored)
            .build());
  }

  private static DemandHistory history(String sku, int weeksAgo, long units) {
    return DemandHistory.newBuilder()
        .setEventId("h-" + weeksAgo)
        .setSource("shop")
        .setOccurredAt(MONDAY.atStartOfDay(ZoneOffset.UTC).toInstant())
        .setSku(sku)
        .setZone("Z-E")
        .setWeekOn(MONDAY.minusWeeks(weeksAgo))
        .setUnits(units)
        .build();
  }

  private static <T> T last(List<T> all) {
    return all.get(all.size() - 1);
  }
}
