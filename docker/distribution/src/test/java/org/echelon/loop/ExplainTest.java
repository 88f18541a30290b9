package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.cli.Capture;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.TransferCommand;
import org.echelon.config.Deployment;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.job.Platform;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person asks why of what the platform has commanded. */
class ExplainTest {
  private static final String SKU = "MUG";

  private static Deployment deployment;
  private static TransferCommand transfer;
  private static AssignmentCommand assignment;

  private final Capture echelon = new Capture();

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    deployment = LoopDeployment.create("explain.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, ShortRun.START)) {
      loop.tick();
      loop.send(Topic.NETWORK, SmallNetwork.ID, SmallNetwork.daily(SmallWorld.START));
      loop.send(Topic.ITEM, SKU, SmallWorld.item(SKU, List.of()));
      loop.send(Topic.FORECAST, SKU, SmallWorld.forecast(SKU, 8));
      count(loop, SmallNetwork.DC, 200);
      count(loop, SmallNetwork.FC_A, 3);
      count(loop, SmallNetwork.FC_B, 3);
      loop.tick();
      loop.send(Topic.ORDER, SKU, SteadyOrders.line("O-7", SKU, SmallNetwork.ZONE_A, loop.now()));
      loop.tick();
      // The cut-off of the vendor, and that of what leaves the centre.
      loop.tickAt(ShortRun.START.plus(Duration.ofHours(2)));
      loop.tick();
      loop.tickAt(ShortRun.START.plus(Duration.ofHours(7)));
      loop.tick();
      loop.tickAt(ShortRun.START.plus(Duration.ofHours(8)));
      loop.tick();
      loop.published().await("a transfer", () -> !all(loop, TransferCommand.class).isEmpty());
      loop.published().await("an assignment", () -> !all(loop, AssignmentCommand.class).isEmpty());
      transfer = all(loop, TransferCommand.class).get(0);
      assignment = all(loop, AssignmentCommand.class).get(0);
    }
  }

  private static <T extends SpecificRecord> List<T> all(HandDriven loop, Class<T> type) {
    return loop.published().all(type);
  }

  private static void count(HandDriven loop, String node, long units) throws InterruptedException {
    loop.send(
        Topic.ADJUSTMENT,
        SKU,
        Adjustment.newBuilder()
            .setEventId("opening-" + node)
            .setSource("shop")
            .setOccurredAt(loop.now())
            .setSku(SKU)
            .setNode(node)
            .setAdjustmentId("opening-" + node)
            .setKind(AdjustmentKind.COUNT)
            .setUnits(units)
            .setCountedAt(loop.now())
            .setReason("OPENING")
            .build());
  }

  @Test
  void shouldExplainATransferInWordsWithItsFigures() {
    long version = transfer.getPriceVersion();
    String prices = version == 0 ? "no prices" : "prices v" + version;

    // when
    assertThat(explain(transfer.getCommandId(), "--inputs")).as(echelon.err()).isZero();

    assertThat(echelon.out())
        .contains(transfer.getUnits() + " ", SKU + " from DC to " + transfer.getTo())
        .contains(transfer.getDecisionId() + " RELEASED: commanded as " + transfer.getCommandId())
        .contains("1. One more unit is worth ", "BELOW_VALUE", "The first unit gains ")
        .contains("Decided with network v1, " + prices + ", forecast v1, item v1")
        .containsPattern("Binding: nothing; .* at " + transfer.getTo() + ", DC")
        .containsPattern("(?m)^NODE .*ON HAND")
        .containsPattern("(?m)^" + transfer.getTo() + " ")
        .containsPattern("(?m)^DC  ");
  }

  @Test
  void shouldExplainAnAssignmentBesideTheNodePassedOver() {
    assertThat(explain(assignment.getCommandId())).as(echelon.err()).isZero();

    String other = assignment.getNode().equals("FC-A") ? "FC-B" : "FC-A";
    assertThat(echelon.out())
        .contains("for order O-7 from " + assignment.getNode(), "CHEAPEST_IN_TIME")
        .containsPattern("Not chosen: " + other + " \\(\\d\\.\\d+ a unit dearer\\)")
        .doesNotContain("The first unit gains");
  }

  @Test
  void shouldComputeATransferAgainFromItsRecord() throws Exception {
    assertThat(explain(transfer.getCommandId(), "--recompute")).as(echelon.err()).isZero();

    assertThat(echelon.out())
        .contains(
            "Recomputed: equal. "
                + transfer.getUnits()
                + " units, the level and the margins are the same.");

    echelon.clear();
    assertThat(explain(transfer.getCommandId(), "--recompute", "--json")).isZero();
    JsonNode why = new ObjectMapper().readTree(echelon.out());
    assertThat(why.at("/recomputed/equal").asBoolean()).isTrue();
    assertThat(why.at("/bounds/wantedUnits").asLong()).isGreaterThanOrEqualTo(transfer.getUnits());
    assertThat(why.at("/inputs/0/sizing/totalRatePerDay").asDouble()).isPositive();
  }

  @Test
  void shouldTellTheNewestDecisionOfASkuAtANode() {
    assertThat(explain(SKU, "--node", transfer.getTo())).as(echelon.err()).isZero();

    assertThat(echelon.out()).contains(SKU, transfer.getTo());
  }

  @Test
  void shouldPrintTheDecisionAsJson() throws Exception {
    assertThat(explain(transfer.getDecisionId(), "--json")).as(echelon.err()).isZero();

    JsonNode why = new ObjectMapper().readTree(echelon.out());
    assertThat(why.path("decisionId").asText()).isEqualTo(transfer.getDecisionId());
    assertThat(why.path("kind").asText()).isEqualTo("TRANSFER");
    assertThat(why.path("commandIds").path(0).asText()).isEqualTo(transfer.getCommandId());
    assertThat(why.path("choice").path("units").asLong()).isEqualTo(transfer.getUnits());
    assertThat(why.path("choice").path("from").asText()).isEqualTo("DC");
    assertThat(why.path("reasons").path(0).path("code").asText()).isEqualTo("BELOW_VALUE");
    assertThat(why.path("reasons").path(0).path("text").asText()).startsWith("One more unit");
    assertThat(why.path("reasons").path(0).path("values").path("marginTo").asDouble()).isPositive();
    assertThat(why.path("versions").path("network").asLong()).isEqualTo(1);
    assertThat(why.path("trigger").path("kind").asText()).isEqualTo("GRANT");
    assertThat(why.path("inputs").path(0).path("node").asText()).isEqualTo(transfer.getTo());
    assertThat(why.path("inputs").path(0).path("savings").isArray()).isTrue();
    assertThat(why.path("inputs").path(0).path("levelUnits").asLong())
        .isGreaterThanOrEqualTo(transfer.getUnits());
  }

  @Test
  void shouldSayThatThereIsNoSuchDecision() {
    assertThat(explain("T-9")).isEqualTo(3);
    assertThat(echelon.err())
        .contains(
            "no decision T-9 in the last 35 days. Ids begin with T-, P-, A- or D-; check the copy.");

    echelon.clear();
    assertThat(explain(SKU)).isEqualTo(3);
    assertThat(echelon.err()).contains("no decision MUG", "For a SKU give --node too.");

    echelon.clear();
    assertThat(explain(SKU, "--node", "FC-Z")).isEqualTo(3);
    assertThat(echelon.err()).contains("no decision about MUG from or to FC-Z");
    assertThat(echelon.out()).isEmpty();
  }

  private int explain(String... arguments) {
    List<String> line = new ArrayList<>(List.of("explain"));
    line.addAll(List.of(arguments));
    line.addAll(
        List.of("--bootstrap", deployment.bootstrap(), "--registry", deployment.registryUrl()));
    line.addAll(List.of("--prefix", deployment.prefix(), "--partitions", "2"));
    line.addAll(List.of("--gates", Integer.toString(deployment.gates())));
    return echelon.run(line.toArray(String[]::new));
  }
}
