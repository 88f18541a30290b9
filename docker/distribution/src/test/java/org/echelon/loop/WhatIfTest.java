package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.echelon.cli.Capture;
import org.echelon.config.Deployment;
import org.echelon.console.ConsoleServer;
import org.echelon.job.Platform;
import org.echelon.reference.Capacity;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.state.NodePosition;
import org.echelon.state.NodeProposal;
import org.echelon.state.Position;
import org.echelon.state.Proposal;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person asks what would be, of a platform that runs, at the terminal and by the console. */
class WhatIfTest {
  private static final String SKU = "MUG";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static Deployment deployment;
  private static Platform platform;
  private static HandDriven loop;
  private static ConsoleServer console;

  private final Capture echelon = new Capture();

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    deployment = LoopDeployment.create("whatif.", 2, folder);
    platform = LoopDeployment.running(deployment, Duration.ofDays(60));
    loop = new HandDriven(deployment, ShortRun.START);
    console = ConsoleServer.start(deployment, 0);
    loop.tick();
    loop.send(Topic.NETWORK, SmallNetwork.ID, narrow(SmallNetwork.daily(SmallWorld.START)));
    for (String sku : List.of(SKU, "LAMP")) {
      loop.send(Topic.ITEM, sku, SmallWorld.item(sku, List.of()));
      loop.send(Topic.FORECAST, sku, SmallWorld.forecast(sku, 8));
      loop.send(Topic.ADJUSTMENT, sku, SmallWorld.count(sku, SmallNetwork.DC, 200));
      loop.send(Topic.ADJUSTMENT, sku, SmallWorld.count(sku, SmallNetwork.FC_A, 3));
    }
    loop.tick();
    loop.tick();
    loop.published().await("a proposal of both", () -> proposals() >= 2);
  }

  /** FC-A has room for less than it would hold. */
  private static Network narrow(Network network) {
    List<Node> nodes = new ArrayList<>(network.getNodes());
    nodes.replaceAll(
        node ->
            node.getNode().equals(SmallNetwork.FC_A)
                ? Node.newBuilder(node)
                    .setCapacity(
                        List.of(
                            Capacity.newBuilder(node.getCapacity().get(0))
                                .setStorageCube(12.0)
                                .build()))
                    .build()
                : node);
    return Network.newBuilder(network).setNodes(nodes).build();
  }

  private static long proposals() {
    return loop.published().all(Proposal.class).stream().map(Proposal::getSku).distinct().count();
  }

  @AfterAll
  static void stop() throws Exception {
    console.close();
    loop.close();
    platform.close();
  }

  @Test
  void shouldSayWhatIsPublishedWhereNothingIsOtherwise() throws Exception {
    // A tick publishes what prices that came since may have changed.
    loop.tick();
    loop.tick();

    // when
    JsonNode answer = json("--sku", SKU);

    assertThat(answer.at("/scope").asText()).isEqualTo("sku:MUG");
    assertThat(answer.get("after")).isEqualTo(answer.get("before"));
    Position position = loop.published().positions().get(SKU);
    for (NodePosition at : position.getNodes()) {
      JsonNode row = row(answer.get("before"), at.getNode());
      assertThat(row.get("levelUnits").asLong()).isEqualTo(at.getLevelUnits());
      assertThat(row.get("positionUnits").asLong())
          .isEqualTo(at.getOnHandUnits() + at.getInTransitUnits() + at.getOnOrderUnits());
      near(row.get("marginNext").asDouble(), at.getMarginNext());
      near(row.get("stockoutProbability").asDouble(), at.getStockoutProbability());
      near(row.get("demandPerDay").asDouble(), at.getDemandPerDay());
    }
    Proposal newest =
        loop.published().all(Proposal.class).stream()
            .filter(proposal -> proposal.getSku().equals(SKU))
            .reduce((former, next) -> next)
            .orElseThrow();
    for (NodeProposal at : newest.getNodes()) {
      JsonNode row = row(answer.get("before"), at.getNode());
      assertThat(row.get("levelUnits").asLong()).isEqualTo(at.getLevelUnits());
      assertThat(row.get("units").asLong()).as(at.getNode()).isEqualTo(at.getWantUnits());
    }
    assertThat(position.getNodes()).extracting(NodePosition::getNode).contains("DC", "FC-A");
  }

  @Test
  void shouldTellBeforeAndAfterByTheTerminalAsByTheConsole() throws Exception {
    assertThat(run("--sku", SKU, "--demand", "1.5")).as(echelon.err()).isZero();
    assertThat(echelon.out())
        .contains("MUG, demand × 1.5; nothing is commanded.")
        .containsPattern("(?m)^NODE .*LEVEL .*NEXT DEPARTURE")
        .containsPattern("(?m)^DC +\\d+ → \\d+")
        .contains("Taken for granted:", "Demand is that of forecast v1.");

    JsonNode terminal = json("--sku", SKU, "--demand", "1.5");
    JsonNode page =
        post("{\"scope\":\"sku:MUG\",\"changes\":[{\"kind\":\"DEMAND\",\"factor\":1.5}]}", 200);

    assertThat(page.get("after")).isEqualTo(terminal.get("after"));
    assertThat(row(page.get("after"), "DC").get("levelUnits").asLong())
        .isGreaterThan(row(page.get("before"), "DC").get("levelUnits").asLong());
  }

  @Test
  void shouldTellWhatMoreRoomWouldEarn() throws Exception {
    assertThat(run("--network", "--node", "FC-A", "--storage", "1.5")).as(echelon.err()).isZero();
    assertThat(echelon.out())
        .contains("storage of FC-A × 1.5: cost falls by $", "nothing is commanded")
        .containsPattern("(?m)^FC-A +storage +\\$\\S+ → \\$\\S+ +12 → 18");

    // when
    JsonNode page =
        post(
            "{\"scope\":\"network\",\"changes\":"
                + "[{\"kind\":\"STORAGE\",\"of\":\"FC-A\",\"factor\":1.5}]}",
            200);

    JsonNode now = row(page.at("/before/rows"), "FC-A");
    JsonNode then = row(page.at("/after/rows"), "FC-A");
    assertThat(then.get("price").asDouble()).isLessThan(now.get("price").asDouble());
    assertThat(page.get("gainPerDay").asDouble()).isPositive();
    assertThat(page.get("skus").asInt()).isEqualTo(2);
  }

  @Test
  void shouldOfferTheNearestName() throws Exception {
    assertThat(run("--sku", "MUGG")).isEqualTo(3);
    assertThat(echelon.err()).contains("SKU \"MUGG\" is not in the items; the nearest name is MUG");
    assertThat(run("--sku", SKU, "--node", "FC-X", "--closed")).isEqualTo(3);
    assertThat(echelon.err()).contains("the nearest name is FC-A");
    assertThat(run("--network", "--node", "FC-X", "--storage", "2")).isEqualTo(3);
    assertThat(run("--sku", SKU, "--demand", "1000")).isEqualTo(2);
    assertThat(post("{\"scope\":\"sku:MUGG\"}", 404).at("/error/message").asText())
        .contains("the nearest name is MUG");
  }

  private static JsonNode row(JsonNode rows, String node) {
    for (JsonNode row : rows) {
      if (row.get("node").asText().equals(node)) {
        return row;
      }
    }
    throw new AssertionError("no row of " + node + " in " + rows);
  }

  /** As it is printed: with nine significant digits. */
  private static void near(double printed, double told) {
    assertThat(Math.abs(printed - told)).isLessThanOrEqualTo(1e-8 * Math.abs(told));
  }

  private JsonNode json(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    assertThat(run(all.toArray(String[]::new))).as(echelon.err()).isZero();
    return JSON.readTree(echelon.out());
  }

  private int run(String... arguments) {
    echelon.clear();
    List<String> line = new ArrayList<>(List.of("whatif"));
    line.addAll(List.of(arguments));
    line.addAll(
        List.of("--bootstrap", deployment.bootstrap(), "--registry", deployment.registryUrl()));
    line.addAll(List.of("--prefix", deployment.prefix(), "--partitions", "2"));
    line.addAll(List.of("--gates", Integer.toString(deployment.gates())));
    return echelon.run(line.toArray(String[]::new));
  }

  private static JsonNode post(String body, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(console.address() + "api/v1/whatif"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }
}
