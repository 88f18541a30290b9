package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.network.Capacity;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeLadderTest {

  static List<JsonNode> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    new ObjectMapper()
        .readTree(NodeLadderTest.class.getResource("/golden/node-value.json"))
        .forEach(cases::add);
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldAgreeWithIndependentlyComputedValues(JsonNode golden) {
    double flow = golden.at("/prices/flow").asDouble();
    double storage = golden.at("/prices/storage").asDouble();
    NodeLadder ladder = ladder(golden, flow, storage);
    JsonNode expected = golden.at("/expect");
    int level = expected.at("/level").asInt();

    for (int x = 0; x < 8 && x < ladder.levels(); x++) {
      assertThat(ladder.margin(x, flow, storage))
          .isCloseTo(expected.at("/margins/" + x).asDouble(), within(1e-7));
    }
    assertThat(ladder.bestLevels(flow, storage)).isEqualTo(level);
    assertThat(ladder.margin(level - 1, flow, storage))
        .isCloseTo(expected.at("/marginAt").asDouble(), within(1e-7));
    assertThat(ladder.margin(level, flow, storage))
        .isCloseTo(expected.at("/marginNext").asDouble(), within(1e-7));
    assertThat(ladder.admitted(flow, storage)).isEqualTo(expected.at("/admitted").asInt());
    assertThat(ladder.flowPerDay(level, flow, storage))
        .isCloseTo(expected.at("/flowPerDay").asDouble(), within(1e-7));
    assertThat(ladder.cube(level, flow, storage))
        .isCloseTo(expected.at("/cube").asDouble(), within(1e-7));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldKeepItsLevelInsideTheStatedPriceRadii(JsonNode golden) {
    double flow = golden.at("/prices/flow").asDouble();
    double storage = golden.at("/prices/storage").asDouble();
    NodeLadder ladder = ladder(golden, flow, storage);
    JsonNode radius = golden.at("/expect/radius");
    int level = golden.at("/expect/level").asInt();
    for (double part : new double[] {0.01, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999}) {
      double up = part * radius.get("flowUp").asDouble();
      double down = Math.min(flow, part * radius.get("flowDown").asDouble());
      double dearer = part * radius.get("storageUp").asDouble();
      double cheaper = Math.min(storage, part * radius.get("storageDown").asDouble());
      assertThat(ladder.bestLevels(flow + up, storage)).isEqualTo(level);
      assertThat(ladder.bestLevels(flow - down, storage)).isEqualTo(level);
      assertThat(ladder.bestLevels(flow, storage + dearer)).isEqualTo(level);
      assertThat(ladder.bestLevels(flow, storage - cheaper)).isEqualTo(level);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldFallWithTheLevelAndWithEachPrice(JsonNode golden) {
    NodeLadder ladder = ladder(golden, 0, 0);
    for (int x = 0; x < ladder.levels(); x++) {
      for (double flow = 0; flow < 4; flow += 0.25) {
        double here = ladder.margin(x, flow, 0.01);
        assertThat(x == 0 ? here : ladder.margin(x - 1, flow, 0.01))
            .isGreaterThanOrEqualTo(here - 1e-12);
        assertThat(ladder.margin(x, flow + 0.1, 0.01)).isLessThanOrEqualTo(here + 1e-12);
        assertThat(ladder.margin(x, flow, 0.03)).isLessThanOrEqualTo(here + 1e-12);
        double between = ladder.margin(x, flow + 0.05, 0.02);
        double ends = (here + ladder.margin(x, flow + 0.1, 0.03)) / 2;
        assertThat(between).as("convex in prices").isLessThanOrEqualTo(ends + 1e-12);
      }
    }
  }

  private static NodeLadder ladder(JsonNode golden, double flow, double storage) {
    DemandStreams streams = new DemandStreams();
    for (int j = 0; j < golden.at("/demand/savings").size(); j++) {
      streams.add(
          golden.at("/demand/savings/" + j).asDouble(), golden.at("/demand/rates/" + j).asDouble());
    }
    ItemTerms item =
        new ItemTerms(
            "A",
            1,
            golden.at("/item/cube").asDouble(),
            golden.at("/item/holding").asDouble(),
            99,
            1,
            new boolean[0]);
    DemandSpread spread =
        new DemandSpread(
            golden.at("/demand/totalRate").asDouble(),
            golden.at("/demand/varianceToMean").asDouble(),
            0,
            1,
            false);
    LadderKernel kernel = new LadderKernel(400);
    NetworkTerms terms = NetworkTerms.of(network(golden.at("/node")));
    Turn turn = terms.turn(0, item);
    // The answers are for one turn time, however little sells.
    kernel.size(
        turn,
        turn.turnDays(),
        0,
        item.unitCube(),
        item.holdingPerUnitDay() + terms.storageCost(0) * item.unitCube(),
        item.transferPackUnits(),
        spread,
        streams,
        flow,
        storage,
        LadderKernel.Asked.PRICES);
    return kernel.freeze(-1, 1);
  }

  private static Network network(JsonNode node) {
    Node site =
        new Node(
            0,
            "FC",
            NodeKind.FC,
            0,
            "R1",
            ZoneOffset.UTC,
            Optional.empty(),
            Capacity.UNLIMITED,
            node.get("storageCost").asDouble(),
            0,
            0,
            0,
            node.get("reviewDays").asDouble(),
            true,
            Set.of());
    Node vendor = Networks.node(1, "V", NodeKind.VENDOR, 1, "R1", 7);
    return new Network(
        "one",
        1,
        Networks.terms(),
        List.of(site, vendor),
        List.of(),
        List.of(
            Networks.lane(
                "V>FC",
                1,
                0,
                LaneKind.PURCHASE,
                node.get("leadDays").asDouble(),
                node.get("leadSdDays").asDouble())),
        List.of());
  }
}
