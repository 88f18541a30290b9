package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.DEPARTURE;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.ack;
import static org.echelon.console.ConsoleRecords.decision;
import static org.echelon.console.ConsoleRecords.item;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.prices;
import static org.echelon.console.ConsoleRecords.proposal;
import static org.echelon.console.ConsoleRecords.task;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AckKind;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.Link;
import org.echelon.console.table.StockRow;
import org.echelon.processor.intake.Samples;
import org.echelon.state.Alert;
import org.echelon.state.AlertState;
import org.echelon.state.Gaps;
import org.echelon.state.Outcomes;
import org.echelon.state.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator is told of what was published. */
class ConsoleViewsTest {
  private static final Link CONNECTED = new Link(true, 0, "", 0, 0);

  private final ConsoleTables tables = new ConsoleTables();

  @BeforeEach
  void startTheDay() {
    take("test", network());
    take(SKU, item(SKU));
    tickAt(1, NOON);
    take("plan/0", working(1, 10));
  }

  @Test
  void shouldCallItHealthyWhenNothingNeedsAPerson() {
    // when
    HealthView.Verdict verdict = health().verdict();

    assertThat(verdict.level()).isEqualTo("GOOD");
    assertThat(verdict.text()).contains("Nothing needs a person");
  }

  @Test
  void shouldSayFirstThatUnitsDoNotBalance() {
    take("test/1", prices(1, 0.1).build());
    tickAt(2, NOON.plus(Duration.ofDays(1)));

    // when
    take("plan/0", task("0", 1, 10).setGaps(new Gaps(7L, 10L, 1L)).build());

    assertThat(health().verdict().level()).isEqualTo("CRITICAL");
    assertThat(health().verdict().text()).startsWith("7 units do not balance, 1 SKUs are frozen.");
    assertThat(health().alerts()).extracting(Notices.Notice::code).contains("PRICES_STALE");
  }

  @Test
  void shouldNameWhoFrozeWhatAndWhy() {
    // when
    take("HALT/network", Samples.freeze().setEffectiveAt(NOON).build());

    assertThat(health().verdict().level()).isEqualTo("CRITICAL");
    assertThat(health().verdict().text()).startsWith("Frozen: ");
    assertThat(health().alerts()).extracting(Notices.Notice::code).containsExactly("FROZEN");
  }

  @Test
  void shouldTellAlertsThatSayTheSameOnce() {
    // when
    take("a", overdue("command:T-2", NOON.minusSeconds(60), "V-MAIN has not answered"));
    take("b", overdue("command:T-1", NOON.minusSeconds(90), "V-MAIN has not answered"));
    take("c", overdue("command:T-3", NOON.minusSeconds(30), "DC has not answered"));

    assertThat(health().verdict().text())
        .isEqualTo("2 warnings: V-MAIN has not answered, 2 times.");
    assertThat(health().alerts())
        .extracting(Notices.Notice::scope)
        .containsExactly("command:T-1", "command:T-3");
    assertThat(health().alerts())
        .extracting(Notices.Notice::link)
        .containsExactly("/commands?state=OVERDUE", "/commands?command=T-3");
  }

  private static Alert overdue(String scope, Instant since, String text) {
    return Alert.newBuilder()
        .setAlertId("ACK_OVERDUE/" + scope)
        .setSequence(1)
        .setCode("ACK_OVERDUE")
        .setSeverity(Severity.WARNING)
        .setState(AlertState.RAISED)
        .setScope(scope)
        .setSinceAt(since)
        .setAt(since)
        .setText(text)
        .setCure("ask")
        .setLink("/commands?command=" + scope.substring("command:".length()))
        .build();
  }

  @Test
  void shouldSayWhatDoesNotAnswerAndKeepTheFigures() {
    take(SKU, position(SKU, Map.of("DC", 40L)));

    // when
    Link lost = new Link(false, 5_000, "broker here:1 does not answer", 0, 0);
    HealthView.Health health = HealthView.of(tables, lost, 9_000);

    assertThat(health.verdict().text()).isEqualTo("Not connected: broker here:1 does not answer.");
    assertThat(health.link().sinceAt()).isEqualTo(Instant.ofEpochMilli(5_000));
    assertThat(health.tiles().pairs()).isEqualTo(1);
  }

  @Test
  void shouldSayThatTimeStandsStillWhenNoTickComes() {
    // when
    HealthView.Health health = HealthView.of(tables, CONNECTED, NOON.toEpochMilli() + 40_000);

    assertThat(health.verdict().level()).isEqualTo("NOTE");
    assertThat(health.verdict().text()).startsWith("No tick for 40 s");
  }

  @Test
  void shouldShowWhoHasAdoptedWhich() {
    take("plan/1", task("1", 1, 10).build());
    tables.take(prices(1, 0.1).build(), "test/1", 1_000);
    tables.take(prices(2, 0.2).build(), "test/1", 2_000);

    // when
    tables.take(task("0", 2, 4).build(), "plan/0", 2_300);
    tables.take(task("1", 1, 10).build(), "plan/1", 5_300);

    PricesView.Adoption adoption = PricesView.adoption(tables);
    assertThat(adoption.versions()).containsExactly(1L, 2L);
    assertThat(adoption.adopted()).isEqualTo(1);
    PricesView.TaskRow quick = adoption.matrix().get(0);
    assertThat(quick.cells()).containsExactly("passed", "replanning");
    assertThat(quick.replanShare()).isEqualTo(0.4);
    assertThat(quick.adoptedAfterMillis()).hasValue(300L);
    PricesView.TaskRow slow = adoption.matrix().get(1);
    assertThat(slow.cells()).containsExactly("adopted", "pending");
    assertThat(slow.behindSeconds()).isEqualTo(3.0);
  }

  @Test
  void shouldShowWhoHasNotBeenHeardForLong() {
    tables.take(prices(1, 0.1).build(), "test/1", 1_000);
    tables.take(task("0", 1, 4).build(), "plan/0", 2_000);

    // when
    PricesView.TaskRow heard = PricesView.adoption(tables, 12_000).matrix().get(0);
    PricesView.TaskRow silent = PricesView.adoption(tables, 12_001).matrix().get(0);

    assertThat(heard.cells()).containsExactly("replanning");
    assertThat(silent.cells()).containsExactly("silent");
    assertThat(silent.heardSeconds()).isEqualTo(10.001);
  }

  @Test
  void shouldCompareMeasuredAndPlannedUseWithTheLimit() {
    take("test/1", prices(1, 0.1).build());

    // when
    take(SKU, position(SKU, Map.of("DC", 200L, "FC-A", 450L)));

    CapacityView.Row fullest = CapacityView.of(tables).rows().get(0);
    assertThat(fullest.node()).isEqualTo("FC-A");
    assertThat(fullest.now()).hasValue(900.0);
    assertThat(fullest.share()).hasValue(0.9);
    assertThat(fullest.plannedShare()).hasValue(0.9);
    assertThat(fullest.price()).hasValue(0.1);
    assertThat(CapacityView.of(tables).over85()).isEqualTo(1);
  }

  @Test
  void shouldRaiseABuildingThatIsOverfull() {
    // when
    take(SKU, position(SKU, Map.of("FC-A", 520L)));

    assertThat(health().verdict().text()).isEqualTo("FC-A storage is 104% full.");
  }

  @Test
  void shouldPutTheMostAtRiskFirst() {
    take("LAMP", item("LAMP"));
    take("LAMP", position("LAMP", Map.of("FC-A", 30L)));

    // when
    take(SKU, position(SKU, Map.of("DC", 40L, "FC-A", 3L)));

    List<StockView.Row> rows = StockView.stock(tables, "", "", 2).items();
    assertThat(rows.get(0).sku()).isEqualTo(SKU);
    assertThat(rows.get(0).node()).isEqualTo("FC-A");
    assertThat(rows.get(0).riskPerDay()).isGreaterThan(10 * rows.get(1).riskPerDay());
    assertThat(StockView.stock(tables, "", "", 2).total()).isEqualTo(3);
  }

  @Test
  void shouldTellARunOutThatNothingForestalls() {
    assertThat(runsOut(4, Optional.empty())).isTrue();
    assertThat(runsOut(4, in(23))).isFalse();
    assertThat(runsOut(4, in(25))).isTrue();
    assertThat(runsOut(40, Optional.empty())).isFalse();
  }

  private static Optional<Instant> in(int hours) {
    return Optional.of(NOON.plus(Duration.ofHours(hours)));
  }

  /** Demand is four units a day, and up to 7 units are likely to run out. */
  private boolean runsOut(long free, Optional<Instant> arrival) {
    take(SKU, position(SKU, Map.of("FC-A", free)));
    StockRow stock = tables.stock().sku(SKU).orElseThrow().nodes().get(0);
    return StockFlags.runningOut(stock, arrival, Optional.of(NOON));
  }

  @Test
  void shouldTurnThePagesOfANode() {
    for (String sku : List.of("A", "B", "C")) {
      take(sku, position(sku, Map.of("DC", 1L)));
    }

    // when
    var first = StockView.atNode(tables, "DC", "", 2);
    var second = StockView.atNode(tables, "DC", first.next().orElseThrow(), 2);

    assertThat(first.items()).extracting(StockView.Row::sku).containsExactly("A", "B");
    assertThat(second.items()).extracting(StockView.Row::sku).containsExactly("C");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void shouldTellASkuWithItsWantsAndWhyItWasMovedLast() {
    take(SKU, position(SKU, Map.of("DC", 40L, "FC-A", 3L)));
    take(SKU, proposal(SKU, 17));
    take("DC", transfer("T-1", 12).build());

    // when
    take(SKU, decision("T-1", 12));

    SkuView.Sku sku = SkuView.of(tables, SKU).orElseThrow();
    assertThat(sku.item().orElseThrow().name()).isEqualTo("Mug red 11 oz");
    assertThat(sku.wants().get(0).units()).isEqualTo(17);
    assertThat(sku.commands()).extracting(CommandsView.Row::commandId).containsExactly("T-1");
    DecisionView.Why why = sku.lastDecision().orElseThrow();
    assertThat(why.title()).isEqualTo("12 × MUG from DC to FC-A");
    assertThat(why.sentences().get(0).text())
        .isEqualTo(
            "One more unit is worth 0.200 a day more at FC-A than where it comes from, its move"
                + " (0.300 a unit) already paid.");
  }

  @Test
  void shouldSayWhatACommandWaitsForAndSinceWhenItIsOverdue() {
    take("DC", transfer("T-1", 12).build());
    tickAt(2, NOON.plus(Duration.ofMinutes(239)));
    assertThat(open().overdue()).isFalse();

    // when
    tickAt(3, NOON.plus(Duration.ofMinutes(241)));

    assertThat(open().waitsFor()).isEqualTo("ACCEPTED");
    assertThat(open().waitsOn()).isEqualTo("DC");
    assertThat(open().overdue()).isTrue();
    assertThat(health().alerts().get(0).text()).isEqualTo("DC owes an answer to 1 command.");
    assertThat(health().verdict().level()).isEqualTo("WARNING");
  }

  @Test
  void shouldWaitForTheDepartureAndThenForTheArrival() {
    take("DC", transfer("T-1", 12).build());

    // when
    take(SKU, ack("T-1", AckKind.ACCEPTED, "DC", 12).build());
    assertThat(open().waitsFor()).isEqualTo("SHIPPED");
    assertThat(open().dueAt()).hasValue(DEPARTURE);
    take(SKU, ack("T-1", AckKind.SHIPPED, "DC", 12).build());

    assertThat(open().waitsFor()).isEqualTo("RECEIVED");
    assertThat(open().waitsOn()).isEqualTo("FC-A");
    assertThat(open().dueAt()).hasValue(DEPARTURE.plus(Duration.ofDays(2)));
  }

  @Test
  void shouldFindASkuByPartOfItsName() {
    // when
    List<SearchView.Found> found = SearchView.of(tables, "mug r", 10);

    assertThat(found).extracting(SearchView.Found::link).containsExactly("/sku/MUG");
  }

  private CommandsView.Row open() {
    return CommandsView.of(tables, new CommandsView.Query("OPEN", "", "", "", 10)).items().get(0);
  }

  private HealthView.Health health() {
    return HealthView.of(tables, CONNECTED, NOON.toEpochMilli());
  }

  private void tickAt(long no, Instant at) {
    take("clock", tick(no, at));
  }

  private void take(String key, SpecificRecord record) {
    tables.take(record, key, NOON.toEpochMilli());
  }

  private static SpecificRecord working(long priceVersion, long lookedAt) {
    return task("0", priceVersion, lookedAt)
        .setOutcomes(new Outcomes(5L, 5L, 0L, 0L, 0L, 0L))
        .build();
  }
}
