package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.echelon.valuation.NodeLadder;

/**
 * One to three SKUs at up to three nodes, one of which may fill the others; up to 6 lots of one to
 * three units, one or two streams. The frozen model and the raw columns are made from the same
 * ladders, each in its own way. Times differ by node where no row is shared, as scales are then
 * exact.
 */
final class TinyInstance {
  final FrozenModel model;
  final RawColumns raw;
  private final List<Integer> rawOf = new ArrayList<>();

  TinyInstance(Random random) {
    int nodes = 1 + random.nextInt(3);
    double[] cube = new double[nodes];
    double[] flow = new double[nodes];
    double[] review = new double[nodes];
    double[] lead = new double[nodes];
    boolean[] fills = new boolean[nodes];
    fills[0] = nodes > 1 && random.nextBoolean();
    for (int n = 0; n < nodes; n++) {
      cube[n] = 0.2 + 4 * random.nextDouble();
      flow[n] = 0.1 + 1.5 * random.nextDouble();
      review[n] = fills[0] ? 1 : 1 + random.nextInt(7);
      lead[n] = fills[0] ? 3 : 1 + 5 * random.nextDouble();
    }
    raw = new RawColumns(cube, flow, fills);
    FrozenModelBuilder builder = FrozenModel.over(raw.rows());
    int skus = 1 + random.nextInt(3);
    for (int i = 0; i < skus; i++) {
      List<NodeLadder> ladders = new ArrayList<>();
      for (int n = 0; n < nodes; n++) {
        boolean fed = n > 0 && fills[0];
        NodeLadder ladder = ladder(n, fed ? 0 : -1, fills[n], review[n], lead[n], random);
        ladders.add(ladder);
        if (RawColumns.value(ladder, 0, ladder.savings().length) >= 0) {
          rawOf.add(raw.pairs.size());
        }
        raw.add(ladder);
      }
      builder.add(ladders);
    }
    model = builder.build();
    assertThat(model.pairs()).isEqualTo(rawOf.size());
  }

  private static NodeLadder ladder(
      int node, int feeder, boolean fills, double review, double lead, Random random) {
    int streams = 1 + random.nextInt(2);
    int levels = 1 + random.nextInt(6);
    double[] savings = new double[streams];
    double[][] tails = new double[streams][levels];
    double saving = 1 + 8 * random.nextDouble();
    for (int j = 0; j < streams; j++) {
      savings[j] = saving;
      saving *= random.nextDouble();
      double tail = 1;
      for (int x = 0; x < levels; x++) {
        tail *= 0.3 + 0.7 * random.nextDouble();
        tails[j][x] = j == 0 ? tail : Math.max(tails[0][x], tail);
      }
    }
    double turn = review + lead / 2;
    return new NodeLadder(
        node,
        feeder,
        0.2 + random.nextDouble(),
        turn,
        review + lead,
        1 - review / (2 * turn),
        fills ? 0 : 1,
        0.01 + 0.1 * random.nextDouble(),
        1 + random.nextInt(3),
        savings,
        new double[streams],
        tails);
  }

  /** Prices per cube and per unit a day, from prices in the scale of the model. */
  double[] naturalPrices(double[] prices) {
    double[] natural = new double[prices.length];
    Arrays.setAll(natural, r -> prices[r] * model.scale()[r]);
    return natural;
  }

  /** Value of a plan of the model by the raw ladders; adds its usage. */
  double worth(Plan plan, double[] used) {
    int[] lots = new int[raw.pairs.size()];
    int[] streams = new int[lots.length];
    for (int p = 0; p < rawOf.size(); p++) {
      lots[rawOf.get(p)] = plan.lots()[p];
      streams[rawOf.get(p)] = plan.streams()[p];
    }
    return raw.worth(lots, streams, used);
  }
}
