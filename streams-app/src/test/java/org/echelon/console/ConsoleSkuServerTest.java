package org.echelon.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.ack;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.prices;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.echelon.codec.PlanCodec;
import org.echelon.command.AckKind;
import org.echelon.config.Deployment;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worth of a unit, its movements and the prices of the weeks, over HTTP of a real broker. */
class ConsoleSkuServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path state;
  private static Deployment deployment;
  private static OwnTopics topics;
  private static ConsoleServer console;

  @BeforeAll
  static void open() throws Exception {
    topics = OwnTopics.open("consolesku.", state);
    deployment = topics.deployment();
    console = ConsoleServer.start(deployment, 0);
    topics.publish(Topic.NETWORK, "test", network());
    topics.publish(Topic.TICK, "clock", tick(1, NOON));
    topics.publish(Topic.POSITION, SKU, position(SKU, Map.of("DC", 40L, "FC-A", 3L)));
    topics.publish(Topic.PRICE, "test/1", prices(1, 0.1).build());
    topics.publish(Topic.PRICE, "test/1", prices(2, 0.2).build());
  }

  @AfterAll
  static void close() {
    console.close();
    topics.close();
  }

  @Test
  void shouldTellWhatOneMoreUnitIsWorthByTheNewestPlan() throws Exception {
    ladder(ConsolePlans.plan(SKU, 4));
    ladder(ConsolePlans.plan("LAMP", 4));
    SkuPlan newest = ConsolePlans.plan(SKU, 40);
    ladder(newest);

    // when
    JsonNode curve =
        await(
            "sku/" + SKU + "/curve?node=FC-A",
            answer ->
                answer.at("/nodes/0/positionUnits").asInt() == 3
                    && answer.at("/nodes/0/levelUnits").asInt() == newest.levelUnits(2));

    assertThat(curve.get("nodes")).hasSize(1);
    assertThat(curve.at("/nodes/0/worthNext").asDouble())
        .isEqualTo(Double.parseDouble(String.format(Locale.ROOT, "%.9g", newest.marginNext(2, 3))));
    assertThat(await("sku/" + SKU + "/curve", answer -> true).get("nodes").size()).isGreaterThan(1);

    // when
    SkuPlan later = ConsolePlans.plan(SKU, 400);
    ladder(later);

    await(
        "sku/" + SKU + "/curve?node=FC-A",
        answer -> answer.at("/nodes/0/levelUnits").asInt() == later.levelUnits(2));
    assertThat(later.levelUnits(2)).isNotEqualTo(newest.levelUnits(2));

    // when
    topics.producer().send(new ProducerRecord<>(deployment.name(Topic.LADDER), SKU, null)).get();

    assertThat(status("sku/" + SKU + "/curve")).isEqualTo(404);
  }

  @Test
  void shouldListWhatMovedTheUnitsOfASkuNewestFirst() throws Exception {
    topics.publish(Topic.TRANSFER, "DC", transfer("T-1", 12).build());
    topics.publish(
        Topic.ADJUSTMENT,
        SKU,
        Adjustment.newBuilder()
            .setEventId("E-1")
            .setSource("wms")
            .setOccurredAt(NOON.minusSeconds(60))
            .setSku(SKU)
            .setNode("DC")
            .setAdjustmentId("A-1")
            .setKind(AdjustmentKind.FOUND)
            .setUnits(5)
            .setReason("OTHER")
            .build());
    topics.publish(
        Topic.ACK,
        SKU,
        ack("T-1", AckKind.SHIPPED, "DC", 12).setOccurredAt(NOON.plusSeconds(60)).build());

    // when
    JsonNode movements =
        await(
            "sku/" + SKU + "/movements",
            answer -> answer.get("total").asInt() == 3 && answer.get("balance").isObject());

    assertThat(movements.get("items").findValuesAsText("what"))
        .containsExactly("SHIPPED", "RELEASED", "FOUND");
    assertThat(movements.at("/items/0/moves/0/to").asText()).isEqualTo("IN_TRANSIT");
    assertThat(movements.at("/items/0/decisionId").asText()).isEqualTo("D-T-1");
    assertThat(movements.at("/items/2/moves/0/from").asText()).isEqualTo("COUNT");
    assertThat(movements.at("/balance/inBuckets").asInt()).isEqualTo(43);
    assertThat(await("sku/" + SKU + "/movements?limit=1", answer -> true).get("items")).hasSize(1);
  }

  @Test
  void shouldTellPricesByWeekAndTheRunsThatMadeThem() throws Exception {
    // when
    JsonNode curves =
        await(
            "prices/curves?resource=storage&nodes=FC-A",
            answer -> answer.path("version").asInt() == 2);
    JsonNode history = await("prices/history?limit=1", answer -> answer.get("total").asInt() == 2);
    JsonNode prices = await("prices", answer -> answer.at("/inForce/version").asInt() == 2);

    assertThat(curves.get("steady").asBoolean()).isTrue();
    assertThat(curves.get("weeks")).hasSize(13);
    assertThat(curves.at("/lines/0/values/12").asDouble()).isEqualTo(0.2);
    assertThat(curves.at("/lines/0/former/0").asDouble()).isEqualTo(0.1);
    assertThat(curves.at("/lines/0/shares/0").asDouble()).isEqualTo(0.9);
    assertThat(history.get("runs")).hasSize(1);
    assertThat(history.at("/runs/0/version").asInt()).isEqualTo(2);
    assertThat(history.at("/runs/0/gapOfValue").isNull()).as("a person set them").isTrue();
    assertThat(prices.at("/prices/0/versions")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "sku/NOBODY/curve, 404, NOT_FOUND",
    "sku/NOBODY/movements, 404, NOT_FOUND",
    "sku/MUG/nothing, 404, ADDRESS_UNKNOWN",
    "sku/MUG/curve?limit=1, 400, PARAMETER_UNKNOWN",
    "sku/MUG/movements?limit=0, 400, PARAMETER_RANGE",
    "prices/nothing, 404, ADDRESS_UNKNOWN",
    "prices/curves?resource=time, 400, PARAMETER_RANGE",
    "prices/history?limit=401, 400, PARAMETER_RANGE"
  })
  void shouldSayWhatIsWrongWithAQuestion(String path, int status, String code) throws Exception {
    // when
    HttpResponse<String> answer = ask(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(new ObjectMapper().readTree(answer.body()).at("/error/code").asText())
        .isEqualTo(code);
  }

  private static void ladder(SkuPlan plan) throws Exception {
    topics
        .producer()
        .send(
            new ProducerRecord<>(deployment.name(Topic.LADDER), plan.sku(), PlanCodec.encode(plan)))
        .get();
  }

  private static int status(String path) throws Exception {
    return ask(path).statusCode();
  }

  private static HttpResponse<String> ask(String path) throws Exception {
    URI address = URI.create(console.address() + "api/v1/" + path);
    return CLIENT.send(
        HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  private static JsonNode await(String path, Predicate<JsonNode> condition) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpResponse<String> answer = ask(path);
      JsonNode read = new ObjectMapper().readTree(answer.body());
      if (answer.statusCode() == 200 && condition.test(read)) {
        return read;
      }
      assertThat(System.nanoTime()).as("waited for %s, had %s", path, read).isLessThan(until);
      Thread.sleep(50);
    }
  }
}
