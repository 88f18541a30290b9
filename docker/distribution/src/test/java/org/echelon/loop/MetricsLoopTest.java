package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.config.Deployment;
import org.echelon.console.ConsoleServer;
import org.echelon.job.Platform;
import org.echelon.operations.AlertRules;
import org.echelon.operations.Boards;
import org.echelon.operations.MetricsTable;
import org.echelon.operations.Query;
import org.echelon.operations.Scraped;
import org.echelon.producers.run.PacedRun;
import org.echelon.telemetry.KafkaMetrics;
import org.echelon.telemetry.MetricsPage;
import org.echelon.telemetry.MetricsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment that runs tells Prometheus what the page on metrics says, and nothing else. */
class MetricsLoopTest {
  private static final int DAYS = 3;
  private static final int SERIES_AT_MOST = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void shouldTellWhatThePageSaysAndAnswerEveryBoardAndRule() throws Exception {
    Deployment deployment = LoopDeployment.create("metrics.", 2, folder);
    SmallWorld world = SmallWorld.of(DAYS, 4);
    InetAddress here = InetAddress.getLoopbackAddress();
    Scraped seen = new Scraped();
    Scraped scraped;
    try (Platform platform = LoopDeployment.running(deployment, LoopDeployment.PRICE_EVERY);
        MetricsServer apps =
            MetricsServer.start(
                here, 0, new MetricsPage(List.of(new KafkaMetrics(platform.applications()))));
        ConsoleServer console = ConsoleServer.start(deployment, 0);
        PacedRun run = LoopDeployment.run(deployment, world, DAYS)) {
      URI ofConsole = console.address().resolve(MetricsPage.PATH);
      URI ofApps = URI.create("http://127.0.0.1:" + apps.port() + MetricsPage.PATH);
      await(() -> page(ofConsole).contains("echelon_console_filled 1.0"));
      run.open();

      // when
      while (run.step()) {
        assertThat(platform.failed()).isFalse();
        add(seen, ofConsole, ofApps);
      }

      await(
          () ->
              page(ofConsole).contains("echelon_console_records_behind 0.0")
                  && add(seen, ofConsole, ofApps).rows().size() >= MetricsTable.rows().size());
      scraped = add(new Scraped(), ofConsole, ofApps);
    }

    assertThat(seen.rows()).isEqualTo(told());
    assertThat(scraped.series()).hasSizeLessThan(SERIES_AT_MOST);
    List<String> skus = world.items().stream().map(item -> item.getSku()).toList();
    assertThat(scraped.series())
        .allSatisfy(
            series -> assertThat(series.labels().values()).doesNotContainAnyElementsOf(skus));
    assertThat(unanswered(seen)).isEmpty();
    assertThat(value(scraped, "echelon_units_unbalanced")).isZero();
    assertThat(value(scraped, "echelon_metrics_dropped_series")).isZero();
    assertThat(value(scraped, "echelon_skus")).isEqualTo(4);
    assertThat(value(scraped, "echelon_store_bytes")).isPositive();
    assertThat(sum(scraped, "echelon_events_total")).isPositive();
    assertThat(sum(scraped, "echelon_commands_total")).isPositive();
    assertThat(sum(scraped, "echelon_price_run_total")).isPositive();
  }

  /** The page's table as a scrape would show it. */
  private static Map<String, MetricsTable.Row> told() {
    Map<String, MetricsTable.Row> told = new TreeMap<>();
    MetricsTable.rows()
        .forEach(
            (name, row) ->
                told.put(name, new MetricsTable.Row(name, row.type(), row.labels(), "")));
    return told;
  }

  /** Selectors of boards and rules that find no series. */
  private static List<String> unanswered(Scraped scraped) throws IOException {
    List<Query> queries = new ArrayList<>();
    Boards.panels().forEach(panel -> queries.addAll(panel.queries()));
    AlertRules.all().forEach(rule -> queries.add(rule.query()));
    List<String> without = new ArrayList<>();
    for (Query query : queries) {
      query.selectors().stream()
          .filter(selector -> !scraped.has(selector))
          .forEach(selector -> without.add(selector + " of " + query.text()));
    }
    return without;
  }

  private static double value(Scraped scraped, String name) {
    return scraped.series().stream()
        .filter(series -> series.name().equals(name))
        .mapToDouble(Scraped.Series::value)
        .max()
        .orElseThrow();
  }

  private static double sum(Scraped scraped, String name) {
    return scraped.series().stream()
        .filter(series -> series.name().equals(name))
        .mapToDouble(Scraped.Series::value)
        .sum();
  }

  private static Scraped add(Scraped seen, URI console, URI apps) throws Exception {
    return seen.add("echelon-console", page(console)).add("echelon-streams", page(apps));
  }

  private static String page(URI address) throws Exception {
    HttpResponse<String> answer =
        CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /** Something to wait for. */
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds() && System.nanoTime() < until) {
      Thread.sleep(500);
    }
  }
}
