package org.echelon.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.ack;
import static org.echelon.console.ConsoleRecords.decision;
import static org.echelon.console.ConsoleRecords.forecast;
import static org.echelon.console.ConsoleRecords.item;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.prices;
import static org.echelon.console.ConsoleRecords.task;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.echelon.codec.Origin;
import org.echelon.codec.RefusalCode;
import org.echelon.codec.RefusedHeaders;
import org.echelon.command.AckKind;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console over HTTP, of what was published on a real broker. */
class ConsoleServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path state;
  private static Deployment deployment;
  private static OwnTopics topics;
  private static ConsoleServer console;

  @BeforeAll
  static void open() throws Exception {
    topics = OwnTopics.open("console.", state);
    deployment = topics.deployment();
    console = ConsoleServer.start(deployment, 0);
    topics.publish(Topic.NETWORK, "test", network());
    topics.publish(Topic.ITEM, SKU, item(SKU));
    topics.publish(Topic.TICK, "clock", tick(1, NOON));
    topics.publish(Topic.POSITION, SKU, position(SKU, Map.of("DC", 40L, "FC-A", 3L)));
    topics.publish(Topic.FORECAST, SKU, forecast(SKU, 28.0, 56.0));
    topics.publish(Topic.TASK, "plan/0", task("0", 1, 10).build());
    topics.publish(Topic.PRICE, "test/1", prices(1, 0.1).build());
    topics.publish(Topic.TRANSFER, "DC", transfer("T-1", 12).build());
    topics.publish(Topic.DECISION, SKU, decision("T-1", 12));
    topics.publish(Topic.ACK, SKU, ack("T-1", AckKind.ACCEPTED, "DC", 12).build());
    refuse();
  }

  @AfterAll
  static void close() {
    console.close();
    topics.close();
  }

  @Test
  void shouldTellOfPositionsBySkuAndByNode() throws Exception {
    // when
    JsonNode bySku = await("positions/" + SKU, answer -> answer.has("nodes"));
    JsonNode byNode = await("nodes/FC-A/positions?limit=5", answer -> answer.has("items"));

    assertThat(bySku.get("nodes")).hasSize(2);
    assertThat(byNode.get("items").get(0).get("sku").textValue()).isEqualTo(SKU);
    assertThat(byNode.get("items").get(0).get("onHandUnits").longValue()).isEqualTo(3);
    assertThat(byNode.get("asOf").textValue()).isEqualTo("2026-11-21T12:00:00.000Z");
  }

  @Test
  void shouldTellOfACommandWhatItWaitsForAndWhyItWas() throws Exception {
    // when
    JsonNode command =
        await(
                "commands?node=DC",
                answer ->
                    answer.get("total").asInt() == 1
                        && answer.at("/items/0/state").asText().equals("ACCEPTED"))
            .at("/items/0");
    JsonNode sku = await("sku/" + SKU, answer -> answer.at("/lastDecision/title").isTextual());

    assertThat(command.get("waitsFor").textValue()).isEqualTo("SHIPPED");
    assertThat(sku.at("/lastDecision/title").textValue()).isEqualTo("12 × MUG from DC to FC-A");
    assertThat(sku.at("/lastDecision/sentences/0/text").textValue()).contains("at FC-A");
  }

  @Test
  void shouldRankStockByMoneyAndSayWhyNothingIsComing() throws Exception {
    // when
    JsonNode stock =
        await("stock?filter=nothing_coming&limit=1", answer -> answer.get("total").asInt() == 1);

    assertThat(stock.at("/counts/all").asInt()).isEqualTo(2);
    assertThat(stock.at("/items/0/node").textValue()).isEqualTo("FC-A");
    assertThat(stock.at("/items/0/missingUnits").asInt()).isEqualTo(17);
    assertThat(stock.at("/items/0/riskPerDay").asDouble()).isEqualTo(2.125);
    assertThat(stock.at("/items/0/whyNothing/code").textValue()).isEqualTo("NO_PLAN");
    assertThat(stock.at("/items/0/flags/0").textValue()).isEqualTo("RUNNING_OUT");
  }

  @Test
  void shouldProjectTheStockOfASkuByTheForecastsWeeks() throws Exception {
    // when
    JsonNode supply =
        await(
            "sku/" + SKU + "/supply?node=FC-A",
            answer -> answer.path("demand").asText().contains("forecast v7"));

    JsonNode node = supply.at("/nodes/0");
    assertThat(node.get("weeks")).hasSize(8);
    assertThat(node.get("free")).hasSize(supply.get("days").asInt());
    assertThat(node.at("/weeks/0/start").asInt()).isEqualTo(3);
    assertThat(node.at("/weeks/0/demand").asInt()).isEqualTo(48);
    assertThat(node.at("/outInDays").asInt()).isZero();
  }

  @Test
  void shouldDrawTheLifeOfACommandAndExplainItByItsOwnId() throws Exception {
    // when
    JsonNode command =
        await(
            "commands/T-1",
            answer ->
                answer.at("/steps/1/state").asText().equals("DONE")
                    && answer.path("explained").asBoolean());
    JsonNode why = await("decisions/T-1", answer -> answer.has("decisionId"));

    assertThat(command.at("/steps/3/name").textValue()).isEqualTo("SHIPPED");
    assertThat(command.at("/steps/3/state").textValue()).isEqualTo("PENDING");
    assertThat(command.at("/steps/3/dueAt").textValue()).isEqualTo("2026-11-21T18:00:00.000Z");
    assertThat(why.get("decisionId").textValue()).isEqualTo("D-T-1");
    assertThat(why.at("/binding/0").textValue()).startsWith("No capacity cut it");
    assertThat(await("decisions/T-1/recompute", answer -> true).get("state").textValue())
        .isEqualTo("NOT_POSSIBLE");
  }

  @Test
  void shouldTellOfARefusedRecordItsReasonAndItsCure() throws Exception {
    // when
    JsonNode refused = await("refused", answer -> answer.get("total").asLong() == 1);

    assertThat(refused.at("/groups/0/reason").textValue()).isEqualTo("REF_UNKNOWN_NODE");
    assertThat(refused.at("/items/0/field").textValue()).isEqualTo("node");
    assertThat(refused.at("/items/0/value").textValue()).isEqualTo("FC-B0S1");
    assertThat(refused.at("/items/0/cure").textValue())
        .isEqualTo("add the node to the network or correct the id");
    assertThat(refused.at("/items/0/origin").textValue()).isEqualTo("1/77");
  }

  @Test
  void shouldPushNewPricesToAPageThatWatches() throws Exception {
    await("prices", answer -> answer.at("/inForce/version").asLong() >= 1);
    HttpResponse<InputStream> stream =
        CLIENT.send(request("api/v1/events").build(), BodyHandlers.ofInputStream());
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(stream.headers().firstValue("content-type").orElseThrow())
          .startsWith("text/event-stream");
      assertThat(nextPrice(reader)).isEqualTo(1);

      // when
      topics.publish(Topic.PRICE, "test/1", prices(2, 0.2).build());

      assertThat(nextPrice(reader)).isEqualTo(2);
    }
  }

  @Test
  void shouldNotSendAgainWhatIsKnown() throws Exception {
    // What it tells changes while the tables still fill.
    HttpResponse<String> first;
    HttpResponse<String> again;
    long until = System.nanoTime() + PATIENCE.toNanos();
    do {
      first = CLIENT.send(request("api/v1/prices").build(), BodyHandlers.ofString());
      again =
          CLIENT.send(
              request("api/v1/prices")
                  .header("If-None-Match", first.headers().firstValue("etag").orElseThrow())
                  .build(),
              BodyHandlers.ofString());
    } while (again.statusCode() == 200 && System.nanoTime() < until);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(first.headers().firstValue("cache-control")).hasValue("private, no-cache");
  }

  @ParameterizedTest
  @CsvSource({
    "sku/NOBODY, 404, NOT_FOUND",
    "nodes/NOWHERE/positions, 404, NOT_FOUND",
    "decisions/D-0, 404, NOT_FOUND",
    "nothing, 404, ADDRESS_UNKNOWN",
    "sku/NOBODY/supply, 404, NOT_FOUND",
    "commands/T-0, 404, NOT_FOUND",
    "decisions/D-0/recompute, 404, NOT_FOUND",
    "stock?filter=lost, 400, PARAMETER_RANGE",
    "stock?limit=many, 400, PARAMETER_RANGE",
    "stock?lmit=5, 400, PARAMETER_UNKNOWN",
    "commands?state=LOST, 400, PARAMETER_RANGE"
  })
  void shouldSayWhatIsWrongWithAQuestionAndWhatToDo(String path, int status, String code)
      throws Exception {
    // when
    RawAnswer answer = raw("GET", "/api/v1/" + path, "localhost");

    assertThat(answer.status()).isEqualTo(status);
    JsonNode error = new ObjectMapper().readTree(answer.body()).get("error");
    assertThat(error.get("code").textValue()).isEqualTo(code);
    assertThat(error.get("message").textValue()).isNotEmpty();
    assertThat(error.get("cure").textValue()).isNotEmpty();
  }

  @Test
  void shouldTellPrometheusHowItStands() throws Exception {
    await("refused", answer -> answer.get("total").asLong() == 1);
    String page = "";
    for (long until = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < until; ) {
      HttpResponse<String> answer =
          CLIENT.send(request("metrics").build(), BodyHandlers.ofString());
      assertThat(answer.headers().firstValue("content-type").orElseThrow())
          .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
      page = answer.body();
      if (page.contains("echelon_stock_units{bucket=\"on_hand\"} 43.0")) {
        break;
      }
      Thread.sleep(100);
    }

    assertThat(page.lines())
        .contains(
            "echelon_stock_units{bucket=\"on_hand\"} 43.0",
            "echelon_console_connected 1.0",
            "echelon_console_filled 1.0")
        .anyMatch(line -> line.startsWith("echelon_console_requests_seconds_count{path=\"refused"));
    assertThat(raw("GET", "/metrics", "attacker.example").status()).isEqualTo(421);
  }

  @Test
  void shouldOnlyLetItsOwnScriptsRun() throws Exception {
    // when
    HttpResponse<String> page = CLIENT.send(request("").build(), BodyHandlers.ofString());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .doesNotContain("unsafe", "*", "http");
    assertThat(page.headers().firstValue("x-content-type-options")).hasValue("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../reasons.properties",
        "/..%2f..%2fconsole/reasons.properties",
        "/prices/../../../log4j2.properties"
      })
  void shouldServeNoFileBesideThePage(String path) throws Exception {
    // when
    RawAnswer answer = raw("GET", path, "localhost");

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void shouldNotAnswerToAForeignName() throws Exception {
    // when
    RawAnswer answer = raw("GET", "/api/v1/health", "attacker.example");

    assertThat(answer.status()).isEqualTo(421);
    assertThat(answer.body()).contains("HOST_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void shouldWriteNothing(String method) throws Exception {
    // when
    RawAnswer answer = raw(method, "/api/v1/health", "localhost");

    assertThat(answer.status()).isEqualTo(405);
  }

  @Test
  void shouldChooseAnotherPortWhenTheWantedOneIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        // when
        ConsoleServer second = ConsoleServer.start(deployment, taken.getLocalPort())) {
      assertThat(second.moved()).isTrue();
      assertThat(second.address().getPort()).isNotEqualTo(taken.getLocalPort());
      assertThat(second.address().getHost()).isEqualTo("127.0.0.1");
    }
  }

  /** The version told by the next message about prices in force. */
  private static long nextPrice(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    while (line != null && !line.equals("event: price")) {
      line = reader.readLine();
    }
    assertThat(reader.readLine()).startsWith("id: ");
    String data = reader.readLine();
    assertThat(data).startsWith("data: ");
    return new ObjectMapper().readTree(data.substring(6)).get("version").asLong();
  }

  private static JsonNode await(String path, Predicate<JsonNode> condition) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpResponse<String> answer =
          CLIENT.send(request("api/v1/" + path).build(), BodyHandlers.ofString());
      JsonNode read = new ObjectMapper().readTree(answer.body());
      if (answer.statusCode() == 200 && condition.test(read)) {
        return read;
      }
      assertThat(System.nanoTime()).as("waited for %s, had %s", path, read).isLessThan(until);
      Thread.sleep(50);
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(console.address() + path)).timeout(PATIENCE);
  }

  /** What came back. */
  private record RawAnswer(int status, String body) {}

  /** A request as it is, which a client library would tidy up or refuse to send. */
  private static RawAnswer raw(String method, String path, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", console.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      String request =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new RawAnswer(
          Integer.parseInt(answer.substring(9, 12)),
          answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
  }

  private static void refuse() {
    var headers =
        new RefusedHeaders(deployment.prefix(), "console-plan", "0_1", "ledger")
            .withBytes(
                new RecordHeaders(),
                RefusalCode.REF_UNKNOWN_NODE.at("node", "FC-B0S1"),
                new Origin("evt.receipt.v1", 1, 77),
                5,
                NOON);
    topics
        .producer()
        .send(
            new ProducerRecord<>(
                deployment.name(Topic.REFUSED), 0, "MUG", new byte[] {0, 1}, headers));
    topics.producer().flush();
  }
}
