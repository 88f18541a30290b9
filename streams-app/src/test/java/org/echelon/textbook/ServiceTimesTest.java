package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.textbook.ServiceNetwork.Placement;
import org.echelon.textbook.ServiceNetwork.Stage;
import org.junit.jupiter.api.Test;

class ServiceTimesTest {

  @Test
  void shouldPlaceOnTreesWhatEnumerationPlaces() {
    for (int seed = 0; seed < 300; seed++) {
      ServiceNetwork tree = tree(new SplittableRandom(seed));
      Placement placement = TreeServiceTimes.of(tree);
      double least = leastCost(tree, new int[tree.size()], 0);

      assertThat(placement.cost()).as("seed %d", seed).isCloseTo(least, offset(1e-9));
      assertThat(tree.cost(placement.outbound()))
          .as("seed %d", seed)
          .isCloseTo(least, offset(1e-9));
    }
  }

  @Test
  void shouldPlaceOnLinesWhatTheTreeAndEnumerationPlace() {
    for (int seed = 0; seed < 300; seed++) {
      ServiceNetwork line = line(new SplittableRandom(seed), 4, 3);
      Placement placement = LineServiceTimes.of(line);

      assertThat(placement.cost())
          .as("seed %d", seed)
          .isCloseTo(leastCost(line, new int[line.size()], 0), offset(1e-9))
          .isCloseTo(TreeServiceTimes.of(line).cost(), offset(1e-9))
          .isCloseTo(line.cost(placement.outbound()), offset(1e-9));
    }
  }

  @Test
  void shouldQuoteNothingOrEverythingWhereTheCustomerWaitsForNothing() {
    for (int seed = 0; seed < 200; seed++) {
      ServiceNetwork line = line(new SplittableRandom(seed), 8, 0);
      int[] outbound = LineServiceTimes.of(line).outbound();
      for (int i = 0; i + 1 < outbound.length; i++) {
        int waits = i == 0 ? line.longestInbound(0) : outbound[i - 1];
        int takes = line.longestOutbound(i) - line.longestInbound(i);
        assertThat(outbound[i]).as("seed %d", seed).isIn(0, waits + takes);
      }
    }
  }

  @Test
  void shouldPoolTheDemandOfCustomers() {
    Stage hub = new Stage(2, 4, 0, 0, ServiceNetwork.NO_LIMIT);
    Stage shop = new Stage(100, 0, 3, 0, 0);
    Stage store = new Stage(100, 0, 4, 0, 0);
    var tree = new ServiceNetwork(List.of(hub, shop, store), new int[][] {{0, 1}, {0, 2}}, 1);

    assertThat(TreeServiceTimes.of(tree).cost()).isCloseTo(2 * 5 * 2, offset(1e-12));
  }

  @Test
  void shouldRefuseWhatIsNoTree() {
    Stage stage = new Stage(1, 1, 1, 0, 0);
    List<Stage> three = List.of(stage, stage, stage);

    assertThatThrownBy(() -> new ServiceNetwork(three, new int[][] {{0, 1}}, 1))
        .hasMessageContaining("n - 1 arcs");
    assertThatThrownBy(() -> new ServiceNetwork(List.of(stage, stage), new int[][] {{1, 1}}, 1))
        .hasMessageContaining("connected");
    var fork = new ServiceNetwork(three, new int[][] {{0, 1}, {0, 2}}, 1);
    assertThatThrownBy(() -> LineServiceTimes.of(fork)).hasMessageContaining("stage 2");
  }

  private static double leastCost(ServiceNetwork network, int[] outbound, int i) {
    if (i == outbound.length) {
      return network.cost(outbound);
    }
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s <= network.longestOutbound(i); s++) {
      outbound[i] = s;
      least = Math.min(least, leastCost(network, outbound, i + 1));
    }
    return least;
  }

  private static ServiceNetwork line(SplittableRandom random, int most, int longestPromise) {
    List<Stage> stages = new ArrayList<>();
    int n = random.nextInt(2, most + 1);
    for (int i = 0; i < n; i++) {
      int limit = i == n - 1 ? random.nextInt(longestPromise + 1) : ServiceNetwork.NO_LIMIT;
      int inbound = i == 0 ? random.nextInt(3) : 0;
      double deviation = i == n - 1 ? random.nextDouble(1, 5) : 0;
      stages.add(
          new Stage(random.nextDouble(0.1, 9), random.nextInt(4), deviation, inbound, limit));
    }
    return ServiceNetwork.line(stages, 1.64);
  }

  /** A random tree of two to five stages with arcs in random directions. */
  private static ServiceNetwork tree(SplittableRandom random) {
    int n = random.nextInt(2, 6);
    int[][] arcs = new int[n - 1][];
    boolean[] supplies = new boolean[n];
    for (int i = 1; i < n; i++) {
      int other = random.nextInt(i);
      arcs[i - 1] = random.nextBoolean() ? new int[] {i, other} : new int[] {other, i};
      supplies[arcs[i - 1][0]] = true;
    }
    Stage[] stages = new Stage[n];
    Arrays.setAll(
        stages,
        i ->
            new Stage(
                random.nextDouble(0.1, 9),
                random.nextInt(3),
                supplies[i] && random.nextInt(4) > 0 ? 0 : random.nextDouble(1, 5),
                random.nextInt(5) == 0 ? random.nextInt(3) : 0,
                supplies[i] ? ServiceNetwork.NO_LIMIT : random.nextInt(3)));
    return new ServiceNetwork(List.of(stages), arcs, 2);
  }
}
