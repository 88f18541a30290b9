package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.echelon.command.AssignmentCommand;
import org.echelon.config.Deployment;
import org.echelon.console.ConsoleServer;
import org.echelon.job.Platform;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.VectorStatus;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console draws of a SKU is what a running Plan orders by. */
class ConsoleSkuTest {
  private static final String SKU = "MUG";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void shouldDrawTheCurveThatMeetsZeroAtTheLevelInForceAndTheMovementsThatAddUp() throws Exception {
    Deployment deployment = LoopDeployment.create("consolecurve.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START);
        ConsoleServer console = ConsoleServer.start(deployment, 0)) {
      open(loop);
      Map<String, Integer> free = levels(console);
      assertThat(free.get(SmallNetwork.FC_A)).isPositive();
      assertThat(free.get(SmallNetwork.DC)).isPositive();

      // when
      loop.send(Topic.PRICE, SmallNetwork.ID + "/1", dear(loop));
      loop.tick();
      loop.tick();

      await(
          console,
          "sku/" + SKU,
          sku -> level(sku, SmallNetwork.FC_A) < free.get(SmallNetwork.FC_A));
      Map<String, Integer> scarce = levels(console);
      assertThat(scarce.get(SmallNetwork.FC_A)).isLessThan(free.get(SmallNetwork.FC_A));
      assertWorthAsPublished(console);

      // when
      loop.send(Topic.ORDER, SKU, SteadyOrders.line("O-1", SKU, SmallNetwork.ZONE_A, loop.now()));
      loop.tick();

      String command = loop.published().all(AssignmentCommand.class).get(0).getCommandId();
      JsonNode movements =
          await(console, "sku/" + SKU + "/movements", all -> all.get("total").asInt() == 4);
      assertThat(movements.at("/items/0/commandId").asText()).isEqualTo(command);
      assertThat(movements.at("/items/0/moves/0/from").asText()).isEqualTo("ON_HAND");
      assertThat(movements.at("/items/0/moves/0/to").asText()).isEqualTo("RESERVED");
      assertThat(movements.get("items").findValuesAsText("what"))
          .containsExactly("RELEASED", "COUNT", "COUNT", "COUNT");
      assertThat(movements.at("/balance/inBuckets").asInt()).isEqualTo(206);
      assertThat(movements.at("/balance/expected").asInt()).isEqualTo(206);
      assertThat(loop.published().refused()).isEmpty();
    }
  }

  private static void open(HandDriven loop) throws InterruptedException {
    loop.tick();
    loop.send(Topic.NETWORK, SmallNetwork.ID, SmallNetwork.daily(SmallWorld.START));
    loop.send(Topic.ITEM, SKU, SmallWorld.item(SKU, List.of()));
    loop.send(Topic.FORECAST, SKU, SmallWorld.forecast(SKU, 40));
    loop.send(Topic.ADJUSTMENT, SKU, SmallWorld.count(SKU, SmallNetwork.DC, 200));
    loop.send(Topic.ADJUSTMENT, SKU, SmallWorld.count(SKU, SmallNetwork.FC_A, 3));
    loop.send(Topic.ADJUSTMENT, SKU, SmallWorld.count(SKU, SmallNetwork.FC_B, 3));
    loop.tick();
    loop.published()
        .await("first prices", () -> !loop.published().all(PriceVector.class).isEmpty());
    loop.tick();
  }

  /** Room at FC-A that is worth having only where a unit turns quickly. */
  private static PriceVector dear(HandDriven loop) {
    Price storage =
        Price.newBuilder()
            .setNode(SmallNetwork.FC_A)
            .setResource(Resource.STORAGE)
            .setValues(List.of(0.5))
            .build();
    List<PriceVector> former = loop.published().all(PriceVector.class);
    return PriceVector.newBuilder()
        .setNetworkId(SmallNetwork.ID)
        .setVersion(1 + former.get(former.size() - 1).getVersion())
        .setNetworkVersion(1)
        .setRunId("by-hand")
        .setComputedAt(loop.now())
        .setInformedAt(loop.now())
        .setValidFromAt(loop.now())
        .setExpiresAt(loop.now().plus(Duration.ofDays(2)))
        .setStatus(VectorStatus.MANUAL)
        .setPeriodStartsOn(List.of(LocalDate.ofInstant(SmallWorld.START, ZoneOffset.UTC)))
        .setPrices(List.of(storage))
        .build();
  }

  /**
   * Where the curve of each node passes below zero, once that is the level which its position and
   * its proposal tell too.
   */
  private static Map<String, Integer> levels(ConsoleServer console) throws Exception {
    Map<String, Integer> levels = new TreeMap<>();
    await(
        console,
        "sku/" + SKU,
        sku -> {
          levels.clear();
          sku.get("nodes")
              .forEach(
                  node -> levels.put(node.get("node").asText(), node.get("levelUnits").asInt()));
          boolean proposed = sku.get("wants").size() >= 3;
          for (JsonNode want : sku.get("wants")) {
            Integer level = levels.get(want.get("node").asText());
            proposed &= level != null && level == want.get("levelUnits").asInt();
          }
          return proposed && crossings(console).equals(levels);
        });
    return levels;
  }

  private static Map<String, Integer> crossings(ConsoleServer console) {
    Map<String, Integer> crossings = new TreeMap<>();
    for (JsonNode node : curve(console).path("nodes")) {
      int i = 0;
      while (node.get("worth").get(i).asDouble() >= 0) {
        i++;
      }
      crossings.put(node.get("node").asText(), node.get("units").get(i).asInt());
    }
    return crossings;
  }

  /** The mark at each position is at the worth that Plan has published with it. */
  private static void assertWorthAsPublished(ConsoleServer console) throws Exception {
    List<Double> drawn = new ArrayList<>();
    List<Double> published = new ArrayList<>();
    JsonNode sku = get(console, "sku/" + SKU);
    for (JsonNode node : curve(console).get("nodes")) {
      for (JsonNode there : sku.get("nodes")) {
        if (there.get("node").equals(node.get("node"))) {
          drawn.add(node.get("worthNext").asDouble());
          published.add(there.get("marginNext").asDouble());
        }
      }
    }
    assertThat(drawn).hasSize(3).isEqualTo(published);
  }

  private static int level(JsonNode sku, String node) {
    for (JsonNode there : sku.get("nodes")) {
      if (there.get("node").asText().equals(node)) {
        return there.get("levelUnits").asInt();
      }
    }
    return Integer.MAX_VALUE;
  }

  private static JsonNode curve(ConsoleServer console) {
    try {
      return get(console, "sku/" + SKU + "/curve");
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static JsonNode get(ConsoleServer console, String path) throws Exception {
    URI address = URI.create(console.address() + "api/v1/" + path);
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    return JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
  }

  private static JsonNode await(ConsoleServer console, String path, Predicate<JsonNode> condition)
      throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    JsonNode answer = get(console, path);
    while (answer.has("error") || !condition.test(answer)) {
      assertThat(System.nanoTime()).as("waited for %s, had %s", path, answer).isLessThan(until);
      Thread.sleep(50);
      answer = get(console, path);
    }
    return answer;
  }
}
