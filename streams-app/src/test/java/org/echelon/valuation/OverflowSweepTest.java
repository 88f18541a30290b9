package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.demand.DemandTail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Single-period instances whose exact optimum is known, sized by the newsvendor margin. */
class OverflowSweepTest {
  private static final int NODES = 3;
  private static final int LEVELS = 40;

  static List<JsonNode> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    new ObjectMapper()
        .readTree(OverflowSweepTest.class.getResource("/golden/overflow.json"))
        .forEach(cases::add);
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldReachTheKnownFixedPoint(JsonNode golden) {
    PreferenceLists lists = lists(golden);
    double[] availability = new double[NODES];
    int[] levels = new int[NODES];
    OverflowSweep overflow = new OverflowSweep();
    overflow.read(lists, availability);
    for (int sweep = 0; sweep < 3; sweep++) {
      overflow.run(
          new int[] {0, 1, 2},
          NODES,
          0,
          new double[NODES],
          0,
          availability,
          (node, streams) -> newsvendor(golden, node, streams, levels));
    }
    for (int n = 0; n < NODES; n++) {
      assertThat(levels[n]).isEqualTo(golden.at("/levels/" + n).asInt());
      assertThat(availability[n])
          .isCloseTo(golden.at("/availability/" + n).asDouble(), within(1e-8));
    }
    assertThat(golden.get("value").asDouble())
        .isGreaterThanOrEqualTo(0.985 * golden.get("optimum").asDouble());
  }

  private static PreferenceLists lists(JsonNode golden) {
    PreferenceLists lists = new PreferenceLists();
    lists.clear(NODES, NODES);
    for (int c = 0; c < NODES; c++) {
      lists.begin(golden.at("/meanDemand/" + c).asDouble());
      for (int n = 0; n < NODES; n++) {
        lists.add(n, -golden.at("/savings/" + c + "/" + n).asDouble());
      }
      lists.end();
    }
    return lists;
  }

  private static double newsvendor(JsonNode golden, int node, DemandStreams streams, int[] levels) {
    streams.sort();
    double leftover = golden.get("leftoverCost").asDouble();
    double cost = leftover + golden.at("/unitCost/" + node).asDouble();
    double[] savings = Arrays.copyOf(streams.saving, streams.count);
    double[][] tails = new double[streams.count][LEVELS];
    double mean = 0;
    for (int j = 0; j < streams.count; j++) {
      savings[j] += leftover;
      mean += streams.rate[j];
      DemandTail.fill(mean, mean, 1, tails[j]);
    }
    NodeLadder ladder =
        new NodeLadder(node, -1, 1, 1, 1, 0, 1, cost, 1, savings, streams.rate, tails);
    levels[node] = ladder.bestLevels(0, 0);
    return ladder.flowPerDay(levels[node], 0, 0) / mean;
  }
}
