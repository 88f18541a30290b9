package org.echelon.console.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.ack;
import static org.echelon.console.ConsoleRecords.decision;
import static org.echelon.console.ConsoleRecords.item;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.prices;
import static org.echelon.console.ConsoleRecords.task;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.echelon.codec.Origin;
import org.echelon.codec.RefusalCode;
import org.echelon.codec.RefusedHeaders;
import org.echelon.command.AckKind;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.Link;
import org.echelon.measure.window.Span;
import org.echelon.processor.intake.Samples;
import org.echelon.state.Cut;
import org.echelon.state.Decision;
import org.echelon.state.Gaps;
import org.echelon.state.Measure;
import org.echelon.state.Outcomes;
import org.echelon.telemetry.MetricsPage;
import org.junit.jupiter.api.Test;

/** What Prometheus is told of what was published. */
class ConsoleMetricsTest {
  private static final long WALL = NOON.toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final ConsoleTables tables = new ConsoleTables();
  private final RequestTimes requests = new RequestTimes("/api/v1/");
  private boolean filled = true;

  @Test
  void shouldTellOfItselfOnlyUntilThePastIsRead() {
    filled = false;
    take("plan/0", task("0", 1, 10).build());

    assertThat(scraped())
        .containsEntry("echelon_console_filled", 0.0)
        .containsEntry("echelon_console_connected", 1.0)
        .doesNotContainKey("echelon_units_unbalanced");

    // when
    filled = true;

    assertThat(scraped())
        .containsEntry("echelon_console_filled", 1.0)
        .containsEntry("echelon_units_unbalanced", 0.0);
  }

  @Test
  void shouldTellHowLongATaskHasNotKeptUp() {
    tickAt(7, -9_000);
    tickAt(8, -4_000);
    tickAt(9, -1_000);
    tables.take(task("0", 1, 10).setTick(9).build(), "plan/0", WALL - 500);
    tables.take(task("1", 1, 10).setTick(7).build(), "plan/1", WALL - 8_000);

    assertThat(scraped())
        .containsEntry("echelon_tick_age_seconds", 1.0)
        .containsEntry("echelon_event_age_seconds{app=\"plan\",task=\"0\"}", 0.0)
        .containsEntry("echelon_event_age_seconds{app=\"plan\",task=\"1\"}", 4.0)
        .containsEntry("echelon_task_report_age_seconds{app=\"plan\",task=\"1\"}", 8.0);
  }

  @Test
  void shouldAddWhatTasksReport() {
    Outcomes some = new Outcomes(10L, 5L, 2L, 1L, 2L, 0L);
    take("plan/0", task("0", 1, 10).setOutcomes(some).setGaps(new Gaps(3L, 10L, 1L)).build());
    take("plan/1", task("1", 1, 10).setOutcomes(some).build());

    assertThat(scraped())
        .containsEntry("echelon_events_total{app=\"plan\",outcome=\"applied\"}", 10.0)
        .containsEntry("echelon_events_total{app=\"plan\",outcome=\"refused\"}", 4.0)
        .containsEntry("echelon_units_unbalanced", 3.0)
        .containsEntry("echelon_skus_frozen", 1.0)
        .containsEntry("echelon_skus", 20.0);
  }

  @Test
  void shouldTellOfPricesAndWhoHasThem() {
    tickAt(1, 0);
    tables.take(prices(1, 0.1).build(), "test/1", 1_000);
    tables.take(prices(2, 0.2).setComputedAt(NOON.minusSeconds(60)).build(), "test/1", 2_000);
    tables.take(task("0", 2, 4).build(), "plan/0", 2_300);

    assertThat(scraped())
        .containsEntry("echelon_price_version{app=\"pricing\",task=\"published\"}", 2.0)
        .containsEntry("echelon_price_version{app=\"plan\",task=\"0\"}", 2.0)
        .containsEntry("echelon_price_age_seconds", 60.0)
        .containsEntry("echelon_price_remaining_seconds", 12 * 3600.0)
        .containsEntry("echelon_price_adoption_seconds{app=\"plan\",task=\"0\"}", 0.3)
        .containsEntry("echelon_replan_share{task=\"0\"}", 0.4)
        .doesNotContainKey("echelon_price_gap_ratio");
  }

  @Test
  void shouldCountFromTheEndOfThePastOn() {
    take("D", decision("T-1", 12));
    take("T", transfer("T-1", 12).build());
    refuse();
    assertThat(scraped())
        .containsEntry("echelon_decisions_total{kind=\"TRANSFER\",state=\"RELEASED\"}", 0.0)
        .containsEntry("echelon_commands_open{kind=\"TRANSFER\",state=\"RELEASED\"}", 1.0)
        .containsEntry(refusedSeries(), 0.0);

    // when
    tables.second(WALL, true);
    Cut cut = new Cut("STORAGE", "FC-A", 0, 5L, 1, 2, 0.1);
    take("D", Decision.newBuilder(decision("T-2", 12)).setCuts(List.of(cut)).build());
    take("T", transfer("T-2", 12).build());
    refuse();

    assertThat(scraped())
        .containsEntry("echelon_decisions_total{kind=\"TRANSFER\",state=\"RELEASED\"}", 1.0)
        .containsEntry("echelon_commands_cut_units_total{resource=\"STORAGE\"}", 5.0)
        .containsEntry("echelon_commands_total{kind=\"TRANSFER\",state=\"RELEASED\"}", 1.0)
        .containsEntry("echelon_commands_open{kind=\"TRANSFER\",state=\"RELEASED\"}", 2.0)
        .containsEntry(refusedSeries(), 1.0);
  }

  @Test
  void shouldTellHowSoonANodeAnswersAndWhoOwesAnAnswer() {
    take("test", network());
    tickAt(1, 0);
    tables.second(WALL, true);
    take("T", transfer("T-1", 12).build());
    take("T", transfer("T-2", 12).build());
    take("A", ack("T-1", AckKind.ACCEPTED, "DC", 12).setOccurredAt(NOON.plusSeconds(120)).build());
    take("A", ack("T-1", AckKind.SHIPPED, "DC", 12).setOccurredAt(NOON.plusSeconds(999)).build());

    assertThat(scraped())
        .containsEntry("echelon_command_ack_seconds_count{kind=\"TRANSFER\"}", 1.0)
        .containsEntry("echelon_command_ack_seconds_sum{kind=\"TRANSFER\"}", 120.0)
        .containsEntry("echelon_commands_total{kind=\"TRANSFER\",state=\"ACCEPTED\"}", 1.0)
        .containsEntry("echelon_commands_overdue{node=\"DC\"}", 0.0);

    // when
    tables.take(tick(2, NOON.plus(Duration.ofDays(1))), "clock", WALL);

    assertThat(scraped()).containsEntry("echelon_commands_overdue{node=\"DC\"}", 1.0);
  }

  @Test
  void shouldAddStockAndTellPairsThatAreShort() {
    take("test", network());
    tickAt(1, 0);
    take(SKU, item(SKU));
    take("P", position(SKU, Map.of("DC", 40L, "FC-A", 0L)));

    assertThat(scraped())
        .containsEntry("echelon_stock_units{bucket=\"on_hand\"}", 40.0)
        .containsEntry("echelon_stock_pairs{condition=\"out\"}", 1.0)
        .containsEntry("echelon_stock_pairs{condition=\"running_out\"}", 0.0)
        .containsEntry("echelon_stock_pairs{condition=\"healthy\"}", 1.0);
  }

  @Test
  void shouldTellOfHalts() {
    tickAt(1, 0);
    take("HALT/network", Samples.freeze().setEffectiveAt(NOON.minusSeconds(600)).build());

    assertThat(scraped())
        .containsEntry("echelon_halt_active{action=\"FREEZE\"}", 1.0)
        .containsEntry("echelon_halt_oldest_age_seconds{action=\"FREEZE\"}", 600.0)
        .containsEntry("echelon_halt_active{action=\"PAUSE\"}", 0.0)
        .containsEntry("echelon_alerts_open{code=\"OVERSOLD\",severity=\"WARNING\"}", 0.0);
  }

  @Test
  void shouldAddWhatTasksCountedOfTheLastTwoDaysAndNoOthers() {
    tickAt(1, 0);
    measured("fill_rate", "plan-0", 0, 90, 100);
    measured("fill_rate", "plan-1", -DAY, 60, 100);
    measured("fill_rate", "plan-1", -2 * DAY, 0, 100);
    measured("cost_shipping", "plan-0", 0, 77, 10);
    measured("cost_shipping", "plan-0", -DAY, 40, 10);
    measured("cost_shipping", "plan-1", -DAY, 2.5, 1);

    assertThat(scraped())
        .containsEntry("echelon_service_ratio{measure=\"fill_rate\",region=\"EAST\"}", 0.75)
        .containsEntry("echelon_cost_per_day{part=\"ship\"}", 42.5);
  }

  @Test
  void shouldTellItsOwnTimesByWhatWasAsked() {
    requests.add("/api/v1/health", 200, 3_000_000);
    requests.add("/api/v1/sku/MUG-1", 200, 3_000_000);
    requests.add("/api/v1/whatever-somebody-types", 404, 3_000_000);
    requests.add("/prices", 200, 3_000_000);

    assertThat(scraped().keySet().stream().filter(key -> key.contains("requests_seconds_count")))
        .containsExactlyInAnyOrder(
            "echelon_console_requests_seconds_count{path=\"health\",status=\"200\"}",
            "echelon_console_requests_seconds_count{path=\"sku\",status=\"200\"}",
            "echelon_console_requests_seconds_count{path=\"other\",status=\"404\"}",
            "echelon_console_requests_seconds_count{path=\"page\",status=\"200\"}");
  }

  private Map<String, Double> scraped() {
    ConsoleMetrics metrics =
        new ConsoleMetrics(
            tables,
            () -> new Link(true, 0, "", 0, 0),
            () -> filled,
            () -> 0,
            requests,
            Clock.fixed(NOON, ZoneOffset.UTC));
    Map<String, Double> series = new TreeMap<>();
    new String(new MetricsPage(List.of(metrics)).bytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int at = line.lastIndexOf(' ');
              series.put(line.substring(0, at), Double.parseDouble(line.substring(at + 1)));
            });
    return series;
  }

  private void take(String key, SpecificRecord record) {
    tables.take(record, key, WALL);
  }

  private void tickAt(long no, long wallOffsetMillis) {
    tables.take(tick(no, NOON), "clock", WALL + wallOffsetMillis);
  }

  private void measured(String name, String part, long offset, double numerator, double of) {
    Instant start = Instant.ofEpochMilli(Span.DAY.start(WALL + offset));
    String key = name + "/part=" + part + "/" + start + "/1440";
    take(
        key,
        Measure.newBuilder()
            .setMeasureId(key)
            .setName(name)
            .setDimensions(Map.of("part", part, "region", "EAST"))
            .setWindowStartAt(start)
            .setWindowMinutes(1_440)
            .setNumerator(numerator)
            .setDenominator(of)
            .setUnit("share")
            .build());
  }

  private void refuse() {
    Headers headers =
        new RefusedHeaders("console.", "console-plan", "0_1", "ledger")
            .withBytes(
                new RecordHeaders(),
                RefusalCode.REF_UNKNOWN_NODE.at("node", "FC-B0S1"),
                new Origin("evt.receipt.v1", 1, 77),
                5,
                NOON);
    tables.takeRefused(
        new ConsumerRecord<>(
            "dlq.v1",
            0,
            1,
            WALL,
            TimestampType.CREATE_TIME,
            3,
            2,
            "MUG",
            new byte[] {0, 1},
            headers,
            Optional.empty()));
  }

  private static String refusedSeries() {
    return "echelon_refused_total{class=\"REFERENCE\",reason=\"REF_UNKNOWN_NODE\"}";
  }
}
