package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.Network;
import org.echelon.processor.plan.Worlds;
import org.junit.jupiter.api.Test;

/** Two centres' lanes share what leaves their source. */
class LaneSharesTest {
  private static final Map<String, Double> FLOWS = Map.of("DC", 100.0, "FC-E", 80.0, "FC-W", 80.0);

  @Test
  void shouldShareScarceFlowByWhatPlansPassAndKeepBackWhatTheNodeServesItself() {
    Network network = network(FLOWS);

    // when
    SortedMap<String, double[]> quotas =
        shares(network, Map.of("DC", 0.4), Map.of("DC", 100.0, "FC-E", 60.0, "FC-W", 15.0));

    assertThat(quotas.get("DC>FC-E")).containsExactly(60);
    assertThat(quotas.get("DC>FC-W")).containsExactly(15);
  }

  @Test
  void shouldShareAllWherePlansPassMoreThanThereIs() {
    SortedMap<String, double[]> quotas =
        shares(network(FLOWS), Map.of("DC", 0.4), Map.of("DC", 100.0, "FC-E", 160.0, "FC-W", 40.0));

    assertThat(quotas.get("DC>FC-E")).containsExactly(80);
    assertThat(quotas.get("DC>FC-W")).containsExactly(20);
  }

  @Test
  void shouldNotShareWhatCostsNothingOrWhatNoPlanIsKnownOf() {
    Map<String, Double> usage = Map.of("DC", 100.0, "FC-E", 60.0, "FC-W", 15.0);

    assertThat(shares(network(FLOWS), Map.of("FC-E", 0.4), usage)).isEmpty();
    Map<String, Double> oneUnknown = Map.of("DC", 100.0, "FC-E", 80.0);
    assertThat(shares(network(oneUnknown), Map.of("DC", 0.4), usage)).isEmpty();
  }

  private static SortedMap<String, double[]> shares(
      Network network, Map<String, Double> priceOf, Map<String, Double> usageOf) {
    Resources rows = Resources.of(network);
    double[][] prices = new double[rows.size()][];
    double[][] usage = new double[rows.size()][];
    for (int r = 0; r < rows.size(); r++) {
      String node = network.node(rows.row(r).node()).id();
      prices[r] = new double[] {priceOf.getOrDefault(node, 0.0)};
      usage[r] = new double[] {usageOf.getOrDefault(node, 0.0)};
    }
    return LaneShares.perDay(network, rows, prices, usage);
  }

  private static Network network(Map<String, Double> flows) {
    return NetworkMapping.toCore(Worlds.limited(1, flows), Worlds.START.toEpochMilli());
  }
}
