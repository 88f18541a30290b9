package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

/** Against products and sums taken afresh from the lists, to the last bit. */
class ClassFlowTest {
  private static final long SEED = 20240620;
  private static final double LOST = 20;
  private static final double REST = 3e-3;

  private final SplittableRandom random = Seeds.splittable(SEED);
  private final PreferenceLists lists = new PreferenceLists();
  private final ClassFlow flow = new ClassFlow();
  private final DemandStreams streams = new DemandStreams();

  @Test
  void shouldFollowEveryChangeInFewNodes() {
    check(9, 5, 40);
  }

  @Test
  void shouldFollowEveryChangeInMoreNodesAndClassesThanAWordHasBits() {
    check(150, 70, 12);
  }

  private void check(int nodes, int classes, int rounds) {
    for (int round = 0; round < rounds; round++) {
      double[] availability = new double[nodes];
      for (int n = 0; n < nodes; n++) {
        availability[n] = draw();
      }
      fill(nodes, classes);
      double least = round % 2 == 0 ? 1e-4 * lists.totalRate : 0.2 / classes * lists.totalRate;
      flow.read(lists, availability, least);
      for (int step = 0; step < 30; step++) {
        compare(availability, least);
        int node = random.nextInt(nodes);
        flow.gather(node, 0, LOST, REST, streams);
        double before = availability[node];
        availability[node] = draw();
        flow.change(node, before);
      }
    }
  }

  private double draw() {
    int kind = random.nextInt(6);
    return kind < 3 ? 0 : kind == 3 ? 1 : random.nextDouble();
  }

  private void fill(int nodes, int classes) {
    lists.clear(nodes, classes);
    int used = 1 + random.nextInt(classes);
    for (int c = 0; c < used; c++) {
      lists.begin(random.nextDouble());
      for (int n = 0; n < nodes; n++) {
        if (random.nextInt(4) > 0) {
          lists.add(n, LOST * random.nextDouble());
        }
      }
      lists.end();
    }
  }

  private void compare(double[] availability, double least) {
    for (int c = 0; c < lists.count; c++) {
      double left = lists.rate[c];
      for (int i = 0; i < lists.length[c]; i++) {
        int n = lists.node[lists.first(c) + i];
        boolean reaches = flow.reaches(n, c);
        assertThat(reaches).as("class %d, place %d, seed %d", c, i, SEED).isEqualTo(left >= least);
        if (reaches) {
          assertThat(flow.place(n, c)).isEqualTo(i);
          assertThat(flow.reach(c, i)).isEqualTo(left);
          assertThat(flow.onward(c, i, LOST, REST)).isEqualTo(onward(c, i, availability));
        }
        left = left < least ? left : left * (1 - availability[n]);
      }
    }
  }

  private double onward(int c, int place, double[] availability) {
    double rest = 1;
    double cost = 0;
    for (int i = place + 1; i < lists.length[c] && rest > REST; i++) {
      int at = lists.first(c) + i;
      double met = rest * availability[lists.node[at]];
      cost += met * lists.cost[at];
      rest -= met;
    }
    return cost + rest * LOST;
  }
}
