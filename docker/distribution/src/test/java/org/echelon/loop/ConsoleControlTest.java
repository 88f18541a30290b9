package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.echelon.cli.Capture;
import org.echelon.cli.ConsoleWriters;
import org.echelon.command.AssignmentCommand;
import org.echelon.config.Deployment;
import org.echelon.console.ConsoleServer;
import org.echelon.job.Platform;
import org.echelon.state.Proposal;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person stops a node from the console's page and lets it go on, on a running platform. */
class ConsoleControlTest {
  private static final String SKU = "MUG";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void shouldStopANodeAndLetItGoOn() throws Exception {
    Deployment deployment = LoopDeployment.create("consolestop.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START);
        ConsoleServer console =
            ConsoleServer.start(deployment, 0, ConsoleWriters.operator(deployment))) {
      open(loop);
      await(console, "controls", all -> all.get("tasks").asInt() == 2);
      await(console, "map", all -> all.get("nodes").size() > 2);
      JsonNode unknown = preview(console, "FREEZE", "node:FC-C", 422);
      assertThat(unknown.at("/error/code").asText()).isEqualTo("CTL_SCOPE");
      assertThat(unknown.at("/error/message").asText()).contains("the nearest name is FC-A");
      JsonNode preview = preview(console, "FREEZE", "node:FC-A", 200);
      assertThat(preview.at("/effect/words").asText())
          .startsWith("Freezes every command from and to FC-A:");
      assertThat(preview.get("confirm").asText()).isEqualTo("FC-A");

      // when
      JsonNode frozen = order(console, "FREEZE", "node:FC-A", 0, 200);

      assertThat(frozen.get("obeyed").asInt()).isEqualTo(2);
      assertThat(frozen.get("revision").asInt()).isEqualTo(1);
      assertThat(nodeOf(loop, "O-1")).isEqualTo("FC-B");
      JsonNode item = await(console, "controls", all -> inForce(all) == 1).at("/items/0");
      assertThat(item.get("scope").asText()).isEqualTo("node:FC-A");
      assertThat(item.get("liftedBy").asText()).isEqualTo("UNFREEZE");
      assertThat(await(console, "controls", all -> obeyed(all) == 2)).isNotNull();
      assertThat(shownAtTheTerminal(deployment)).contains("FREEZE node:FC-A", "flood in hall 2");

      JsonNode late = order(console, "PAUSE", "node:FC-A", 0, 409);
      assertThat(late.at("/error/code").asText()).isEqualTo("CTL_STALE");
      JsonNode less = order(console, "PAUSE", "node:FC-A", 1, 422);
      assertThat(less.at("/error/message").asText()).contains("which stops more");

      // when
      order(console, "UNFREEZE", "node:FC-A", 1, 200);

      assertThat(nodeOf(loop, "O-2")).isEqualTo("FC-A");
      JsonNode after =
          await(
              console,
              "controls",
              all -> inForce(all) == 0 && !outcomes(all).contains("requested"));
      assertThat(outcomes(after)).containsExactly("done", "done");
      assertThat(after.at("/history/0/from").asText()).isEqualTo("console");
      order(console, "UNFREEZE", "node:FC-A", 2, 404);
      assertThat(loop.published().refused()).isEmpty();
    }
  }

  @Test
  void shouldLetAPlannerPauseALaneInHisOwnRole() throws Exception {
    Deployment deployment = LoopDeployment.create("consolepause.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START);
        ConsoleServer console =
            ConsoleServer.start(deployment, 0, ConsoleWriters.planner(deployment))) {
      open(loop);
      await(console, "map", all -> all.get("nodes").size() > 2);

      // when
      JsonNode paused = order(console, "PAUSE", "lane:DC>FC-A", 0, 200);

      assertThat(paused.get("obeyed").asInt()).isEqualTo(2);
      assertThat(nodeOf(loop, "O-1")).as("customers are served").isEqualTo("FC-A");
      order(console, "FREEZE", "network", 0, 403);
      assertThat(loop.published().refused()).isEmpty();
    }
  }

  private static void open(HandDriven loop) throws InterruptedException {
    loop.tick();
    loop.send(Topic.NETWORK, SmallNetwork.ID, SmallNetwork.daily(SmallWorld.START));
    loop.send(Topic.ITEM, SKU, SmallWorld.item(SKU, List.of()));
    loop.send(Topic.FORECAST, SKU, SmallWorld.forecast(SKU, 4));
    loop.send(Topic.ADJUSTMENT, SKU, SmallWorld.count(SKU, SmallNetwork.DC, 200));
    loop.send(Topic.ADJUSTMENT, SKU, SmallWorld.count(SKU, SmallNetwork.FC_A, 3));
    loop.send(Topic.ADJUSTMENT, SKU, SmallWorld.count(SKU, SmallNetwork.FC_B, 3));
    loop.tick();
    loop.published()
        .await("a first proposal", () -> !loop.published().all(Proposal.class).isEmpty());
  }

  /** Orders a unit for the zone of FC-A; the node that is to ship it. */
  private static String nodeOf(HandDriven loop, String id) throws InterruptedException {
    loop.send(Topic.ORDER, SKU, SteadyOrders.line(id, SKU, SmallNetwork.ZONE_A, loop.now()));
    loop.tick();
    List<AssignmentCommand> all =
        loop.published().all(AssignmentCommand.class).stream()
            .filter(command -> command.getOrderId().equals(id))
            .toList();
    assertThat(all).hasSize(1);
    return all.get(0).getNode();
  }

  private static int inForce(JsonNode all) {
    return all.get("items").size();
  }

  private static int obeyed(JsonNode all) {
    return all.at("/items/0/obeyed").asInt();
  }

  private static List<String> outcomes(JsonNode all) {
    return all.get("history").findValuesAsText("outcome");
  }

  private static String shownAtTheTerminal(Deployment deployment) {
    Capture echelon = new Capture();
    int exit =
        echelon.run(
            "control",
            "show",
            "--bootstrap",
            deployment.bootstrap(),
            "--registry",
            deployment.registryUrl(),
            "--prefix",
            deployment.prefix(),
            "--partitions",
            "2",
            "--gates",
            Integer.toString(deployment.gates()));
    assertThat(exit).as(echelon.err()).isZero();
    return echelon.out();
  }

  private static JsonNode preview(ConsoleServer console, String action, String scope, int status)
      throws Exception {
    return post(console, "controls/preview", asked(action, scope), status);
  }

  private static JsonNode order(
      ConsoleServer console, String action, String scope, int seenRevision, int status)
      throws Exception {
    String word =
        scope.equals("network") ? action + " ALL" : scope.substring(scope.indexOf(':') + 1);
    ObjectNode asked =
        asked(action, scope)
            .put("why", "flood in hall 2")
            .put("confirm", word)
            .put("seenRevision", seenRevision);
    return post(console, "controls", asked, status);
  }

  private static ObjectNode asked(String action, String scope) {
    return JSON.createObjectNode().put("action", action).put("scope", scope);
  }

  private static JsonNode post(ConsoleServer console, String path, JsonNode body, int status)
      throws Exception {
    String address = console.address().toString();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "api/v1/" + path))
            .timeout(PATIENCE)
            .header("Origin", address.substring(0, address.length() - 1))
            .header("Content-Type", "application/json")
            .header("X-Echelon-Token", get(console, "session").get("token").asText())
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
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
    while (!condition.test(answer)) {
      assertThat(System.nanoTime()).as("waited for %s, had %s", path, answer).isLessThan(until);
      Thread.sleep(50);
      answer = get(console, path);
    }
    return answer;
  }
}
