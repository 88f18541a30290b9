package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.cli.Capture;
import org.echelon.config.Deployment;
import org.echelon.price.Certificate;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.StopReason;
import org.echelon.price.VectorStatus;
import org.echelon.producers.publish.Publisher;
import org.echelon.state.Flows;
import org.echelon.state.Gaps;
import org.echelon.state.Measure;
import org.echelon.state.NodePosition;
import org.echelon.state.Outcomes;
import org.echelon.state.Position;
import org.echelon.state.Refreshed;
import org.echelon.state.Task;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What status, price and stock say of nothing, and of what is published. */
class ReadingCommandsTest {
  private static final Instant NOON = SmallWorld.START.plus(Duration.ofHours(12));

  @TempDir private static Path folder;
  private static Deployment empty;
  private static Deployment full;

  private final Capture echelon = new Capture();

  @BeforeAll
  static void publish() {
    empty = LoopDeployment.create("none.", 2, folder.resolve("none"));
    full = LoopDeployment.create("told.", 2, folder.resolve("told"));
    try (Publisher publisher = new Publisher(full, LoopDeployment.values(full))) {
      publisher.send(
          Topic.NETWORK, SmallNetwork.ID, SmallNetwork.daily(SmallWorld.START), SmallWorld.START);
      for (String sku : List.of("LAMP", "MUG")) {
        publisher.send(Topic.ITEM, sku, SmallWorld.item(sku, List.of()), SmallWorld.START);
      }
      publisher.send(Topic.POSITION, "LAMP", position("LAMP", 400, 0.01), NOON);
      publisher.send(Topic.POSITION, "MUG", position("MUG", 2, 0.9), NOON);
      publisher.send(Topic.PRICE, "small/1", prices(1, 0.05), NOON);
      publisher.send(Topic.PRICE, "small/1", prices(2, 0.0412), NOON);
      publisher.send(Topic.TASK, "plan/0_0", task("0_0", 2), NOON);
      publisher.send(Topic.TASK, "plan/0_1", task("0_1", 1), NOON);
      publisher.send(Topic.TICK, "clock", new Tick(SmallNetwork.ID, 7L, NOON), NOON);
      for (String part : List.of("plan-0", "plan-1")) {
        measure(publisher, "fill_rate", part, SmallWorld.START, 40, 50);
        measure(publisher, "fill_rate", part, SmallWorld.START, 45, 50);
        measure(publisher, "fill_rate", part, SmallWorld.START.minus(Duration.ofDays(1)), 1, 50);
      }
      measure(publisher, "in_region", "plan-1", SmallWorld.START, 3, 4);
      publisher.flush();
    }
  }

  @Test
  void shouldSayWhatIsMissingAndHowToMendIt() {
    assertThat(run(empty, "status")).isEqualTo(6);
    assertThat(echelon.out()).contains("Nothing has reported yet.", "./echelon streams");
    assertThat(echelon.out()).doesNotContain("events/s");

    assertThat(run(empty, "price")).isZero();
    assertThat(echelon.err().strip())
        .isEqualTo("no prices yet: no network is known. Send one: ./echelon network apply");

    assertThat(run(empty, "stock", "--running-out")).isZero();
    assertThat(echelon.err()).startsWith("no stock is known yet").contains("./echelon produce csv");
    assertThat(echelon.out()).isEmpty();

    assertThat(run(empty, "stock", "--prefix", "nowhere.")).isEqualTo(3);
    assertThat(echelon.err()).contains("no topics nowhere.*", "./echelon topics create");
  }

  @Test
  void shouldSayInASentenceWhatTheConsoleSays() throws Exception {
    assertThat(run(full, "status")).as(echelon.err()).isZero();

    List<String> lines = echelon.out().lines().toList();
    assertThat(lines.get(0)).contains("prices v2 30 min old on 1/2 tasks.");
    assertThat(lines.get(1)).contains("commands today 0, open 0, overdue 0", "2 SKUs at 2 places");
    assertThat(lines.get(1)).contains("filled at once 90.0%, in region 75.0% on 2026-01-05");
    assertThat(lines.get(2)).isEqualTo("  2 tasks, lag at most 1.5 s:");
    assertThat(lines.get(3)).startsWith("  TASK");
    assertThat(lines.get(4)).contains("plan 0_1").contains("v1");
    assertThat(lines.get(lines.size() - 1)).startsWith("more: ./echelon price");

    JsonNode health = json(full, "status");
    assertThat(health.at("/verdict/level").asText()).isNotEqualTo("CRITICAL");
    assertThat(health.at("/tiles/priceVersion").asLong()).isEqualTo(2);
    assertThat(health.at("/tiles/priceAgeSeconds").asDouble()).isEqualTo(1_800);
    assertThat(health.at("/tiles/tasksAdopted").asInt()).isEqualTo(1);
    assertThat(health.at("/tiles/served/fillRate").asDouble()).isEqualTo(0.9);
    assertThat(health.at("/tasks")).hasSize(2);
  }

  @Test
  void shouldShowPricesWithTheirCertificateAndWhoHasThem() throws Exception {
    assertThat(run(full, "price")).as(echelon.err()).isZero();

    List<String> lines = echelon.out().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo(
            "v2 CERTIFIED  30 min old, expires 01-05 23:30Z   gap 0.0021% of value, 0.15% of"
                + " constrained loss   violation 0.0%");
    assertThat(lines.get(1)).startsWith("adopted by 1/2 tasks, replanned 100%");
    assertThat(lines)
        .contains("NODE  RESOURCE      NOW  +1 WK  BEFORE  USE  PER")
        .contains("FC-A  storage   $0.0412  $0.05   $0.05  96%  cube-day");
    assertThat(echelon.out()).contains("Not shown: 1 with room;").doesNotContain("FC-B");
    assertThat(run(full, "price", "--all")).isZero();
    assertThat(echelon.out().lines()).contains("FC-B  flow           $0     $0      $0  10%  unit");

    JsonNode prices = json(full, "price");
    assertThat(prices.path("version").asLong()).isEqualTo(2);
    assertThat(prices.at("/certificate/gapOfValue").asDouble()).isEqualTo(0.000021);
    assertThat(prices.at("/adoption/adopted").asInt()).isEqualTo(1);
    assertThat(prices.at("/prices/0/values")).hasSize(2);
  }

  @Test
  void shouldTellOfTheRunsBeforeAndOfOneOfThem() throws Exception {
    assertThat(run(full, "price", "--history")).as(echelon.err()).isZero();

    List<String> lines = echelon.out().lines().toList();
    assertThat(lines.get(0)).startsWith("VERSION  STATUS     ENDED");
    assertThat(lines.get(1)).startsWith("v2       CERTIFIED  01-05 11:30Z").endsWith("run-2");
    assertThat(lines.get(1)).contains("0.0021%", "GAP_REACHED");
    assertThat(lines.get(2)).startsWith("v1 ").endsWith("run-1");
    assertThat(run(full, "price", "--history", "--limit", "1")).isZero();
    assertThat(echelon.out()).contains("Not shown: 1 older").doesNotContain("run-1");

    assertThat(run(full, "price", "--show", "v1")).as(echelon.err()).isZero();
    assertThat(echelon.out())
        .contains("v1 CERTIFIED, run run-1 for network v1", "6 valuations of 2 items at 2 pairs")
        .contains("13,592.56 a day found, 13,592.84 at most", "2 of 2 tasks answered")
        .contains("FC-A  storage   0.05  cube-day")
        .doesNotContain("FC-B");
    JsonNode run = json(full, "price", "--show", "run-2");
    assertThat(run.path("version").asLong()).isEqualTo(2);
    assertThat(run.at("/prices/0/values/0").asDouble()).isEqualTo(0.0412);
    assertThat(json(full, "price", "--history").at("/runs/1/gapOfValue").asDouble())
        .isEqualTo(0.000021);
    assertThat(run(full, "price", "--show", "418")).isEqualTo(3);
    assertThat(echelon.err()).contains("the topic has no run 418");
    assertThat(run(empty, "price", "--history")).isZero();
    assertThat(echelon.err()).contains("no price run has ended yet");
  }

  @Test
  void shouldSayThatNoPricesCameOfAnOrder() throws Exception {
    assertThat(run(full, "price", "--run", "--why", "now")).isEqualTo(4);
    assertThat(echelon.err()).contains("CTL_NO_REASON");

    assertThat(run(full, "price", "--run", "--timeout", "1s")).isEqualTo(7);
    assertThat(echelon.err()).contains("no price run ended after 1 s; the request stays");
  }

  private static void measure(
      Publisher publisher, String name, String part, Instant day, double numerator, double of) {
    String id = name + "/part=" + part + "/region=R1/" + day + "/1440";
    publisher.send(
        Topic.MEASURE,
        id,
        Measure.newBuilder()
            .setMeasureId(id)
            .setName(name)
            .setDimensions(Map.of("part", part, "region", "R1"))
            .setWindowStartAt(day)
            .setWindowMinutes(1440)
            .setNumerator(numerator)
            .setDenominator(of)
            .setUnit("share")
            .build(),
        NOON);
  }

  @Test
  void shouldListWhatRunsOutFirst() throws Exception {
    assertThat(run(full, "stock")).as(echelon.err()).isZero();
    List<String> lines = echelon.out().lines().toList();
    assertThat(lines.get(0)).contains("1 of 2 pairs of SKU and node is running out: $");
    assertThat(lines.get(1)).startsWith("RISK/DAY  SKU   NODE").endsWith("NEXT ARRIVAL");
    assertThat(lines.get(2))
        .contains("MUG   FC-A")
        .endsWith("0.5 d      90.0%  none: nothing on its way");
    assertThat(lines.get(3)).contains("LAMP  FC-A");

    JsonNode gone = json(full, "stock", "--running-out");
    assertThat(gone.path("total").asInt()).isEqualTo(1);
    assertThat(gone.at("/items/0/sku").asText()).isEqualTo("MUG");
    assertThat(gone.at("/items/0/riskPerDay").asDouble()).isPositive();

    assertThat(run(full, "stock", "--sku", "LAMP", "--running-out")).isZero();
    assertThat(echelon.out()).contains("Nothing is running out (1 pair).");
    assertThat(run(full, "stock", "--limit", "1")).isZero();
    assertThat(echelon.out()).contains("1 of 2 shown; --limit 2 shows all.");
  }

  @Test
  void shouldTellWhatItDoesNotKnow() {
    assertThat(run(full, "stock", "--sku", "MUGG")).isEqualTo(3);
    assertThat(echelon.err()).contains("SKU 'MUGG' has no position");
    assertThat(run(full, "stock", "--node", "FC-Z")).isEqualTo(3);
    assertThat(echelon.err()).contains("node 'FC-Z' is not known");
    assertThat(run(full, "stock", "--node", "FC-B")).isZero();
    assertThat(echelon.err()).contains("no stock fits; 2 pairs");
    assertThat(run(full, "stock", "--limit", "0")).isEqualTo(2);
  }

  private JsonNode json(Deployment deployment, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    assertThat(run(deployment, all.toArray(String[]::new))).as(echelon.err()).isZero();
    return new ObjectMapper().readTree(echelon.out());
  }

  private int run(Deployment deployment, String... arguments) {
    echelon.clear();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of("--bootstrap", deployment.bootstrap(), "--registry", deployment.registryUrl()));
    if (!all.contains("--prefix")) {
      all.addAll(List.of("--prefix", deployment.prefix()));
    }
    return echelon.run(all.toArray(String[]::new));
  }

  private static Position position(String sku, long free, double stockout) {
    return Position.newBuilder()
        .setSku(sku)
        .setSequence(1)
        .setAt(NOON)
        .setNodes(
            List.of(
                NodePosition.newBuilder()
                    .setNode(SmallNetwork.FC_A)
                    .setOnHandUnits(free)
                    .setReservedUnits(0)
                    .setHeldUnits(0)
                    .setInTransitUnits(0)
                    .setOnOrderUnits(0)
                    .setWrittenOffUnits(0)
                    .setLevelUnits(20)
                    .setMarginNow(0.5)
                    .setMarginNext(0.25)
                    .setDemandPerDay(4)
                    .setCoverDays(free / 4.0)
                    .setStockoutProbability(stockout)
                    .setLastHeardAt(NOON)
                    .setFlags(List.of())
                    .setPriceVersion(2)
                    .build()))
        .setWaiting(List.of())
        .setTransfers(List.of())
        .setPurchases(List.of())
        .setFlows(new Flows(0L, 0L, free, 0L, 0L))
        .build();
  }

  private static PriceVector prices(long version, double storage) {
    return PriceVector.newBuilder()
        .setNetworkId(SmallNetwork.ID)
        .setVersion(version)
        .setNetworkVersion(1)
        .setRunId("run-" + version)
        .setComputedAt(NOON.minus(Duration.ofMinutes(30)))
        .setInformedAt(NOON.minus(Duration.ofMinutes(31)))
        .setValidFromAt(NOON.minus(Duration.ofMinutes(30)))
        .setExpiresAt(NOON.plus(Duration.ofMinutes(690)))
        .setStatus(VectorStatus.CERTIFIED)
        .setPrices(
            List.of(
                Price.newBuilder()
                    .setNode(SmallNetwork.FC_A)
                    .setResource(Resource.STORAGE)
                    .setValues(List.of(storage, 0.05))
                    .setUsage(List.of(96_000.0))
                    .setCapacity(List.of(100_000.0))
                    .build(),
                Price.newBuilder()
                    .setNode(SmallNetwork.FC_B)
                    .setResource(Resource.FLOW)
                    .setValues(List.of(0.0, 0.0))
                    .setUsage(List.of(10.0))
                    .setCapacity(List.of(100.0))
                    .build()))
        .setCertificate(
            Certificate.newBuilder()
                .setDualBound(13_592.84)
                .setPrimalValue(13_592.56)
                .setGapOfValue(0.000021)
                .setGapOfConstrainedLoss(0.0015)
                .setWorstViolationShare(0)
                .setWorstViolationAt("")
                .setOracleCalls(6)
                .setRounds(3)
                .setPairs(2)
                .setSkus(2)
                .setCpuMillis(41)
                .setWallMillis(40)
                .setPartitionsAnswered(2)
                .setPartitionsExpected(2)
                .setStopReason(StopReason.GAP_REACHED)
                .build())
        .build();
  }

  private static Task task(String task, long priceVersion) {
    return Task.newBuilder()
        .setApp("plan")
        .setTask(task)
        .setOffset(9)
        .setTick(7)
        .setTickAt(NOON)
        .setPriceVersion(priceVersion)
        .setRefreshed(new Refreshed(1L, 0L, 0L, 0L, 0L, true))
        .setNetworkVersion(1)
        .setLagMillis(1_500)
        .setBusyShare(0)
        .setRestoreShare(1)
        .setOutcomes(new Outcomes(40L, 40L, 0L, 0L, 0L, 0L))
        .setGaps(new Gaps(0L, 1L, 0L))
        .build();
  }
}
