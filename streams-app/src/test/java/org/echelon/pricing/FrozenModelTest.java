package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.echelon.measure.Seeds;
import org.echelon.valuation.NodeLadder;
import org.junit.jupiter.api.Test;

class FrozenModelTest {

  @Test
  void shouldSumTheLaddersItWasBuiltFrom() {
    List<List<NodeLadder>> assortment = RandomNetwork.assortment(40, 21);
    Resources resources =
        RandomNetwork.resources(RandomNetwork.filled(10), RandomNetwork.filled(10));
    FrozenModel model = RandomNetwork.build(resources, assortment);
    double[] scale = scales(assortment, resources);
    Random random = Seeds.random(4);
    double farthest = 0;

    for (int trial = 0; trial < 20; trial++) {
      double[] prices = randomPrices(resources, random);
      Evaluation answer = model.evaluate(prices, false);
      double[] usage = new double[prices.length];
      double[] asPriced = new double[prices.length];

      assertThat(answer.value())
          .isCloseTo(slowly(assortment, resources, prices, usage, asPriced), close());
      double[] natural = model.inNaturalUnits(answer.usage());
      for (int r = 0; r < usage.length; r++) {
        Resources.Row row = resources.row(r);
        boolean shared = row.kind() == Resources.Kind.FLOW && row.node() < 2;
        assertThat(answer.usage()[r]).isCloseTo(asPriced[r], within(asPriced[r] * 1e-9 + 1e-9));
        assertThat(model.capacity()[r]).isCloseTo(row.capacity() * scale[r], within(1e-9));
        assertThat(natural[r]).isCloseTo(asPriced[r] / scale[r], within(asPriced[r] * 1e-9 + 1e-9));
        if (!shared) {
          assertThat(natural[r]).isCloseTo(usage[r], within(usage[r] * 1e-9 + 1e-9));
        } else if (usage[r] > 0) {
          farthest = Math.max(farthest, Math.abs(natural[r] / usage[r] - 1));
        }
      }
    }
    // A centre's row has one scale for T / tau = 1.6 (FCs) and 1.43 (same-day sites): exact at zero
    // prices, and as far off as the mix of what they pass on is from there.
    System.out.printf("flow of centres: units a day at most %.1f%% off%n", 100 * farthest);
    assertThat(farthest).isBetween(1e-6, 0.02);
  }

  /** Usage as priced to units a day, at zero prices, by row. */
  private static double[] scales(List<List<NodeLadder>> assortment, Resources resources) {
    double[] usage = new double[resources.size()];
    double[] asPriced = new double[usage.length];
    slowly(assortment, resources, new double[usage.length], usage, asPriced);
    Arrays.setAll(asPriced, r -> usage[r] > 0 ? asPriced[r] / usage[r] : 1);
    return asPriced;
  }

  @Test
  void shouldCountARowSharedByUnlikeNodesExactlyAtZeroPrices() {
    List<List<NodeLadder>> assortment = RandomNetwork.assortment(40, 21);
    Resources resources =
        RandomNetwork.resources(RandomNetwork.filled(10), RandomNetwork.filled(10));
    FrozenModel model = RandomNetwork.build(resources, assortment);
    double[] free = new double[resources.size()];
    double[] usage = new double[free.length];
    slowly(assortment, resources, free, usage, new double[free.length]);

    double[] natural = model.inNaturalUnits(model.evaluate(free, false).usage());

    assertThat(natural[resources.flowRow(0)]).isCloseTo(usage[resources.flowRow(0)], within(1e-9));
  }

  @Test
  void shouldNotLetStockThatOnlyPassesOnChangeTheScaleOfARow() {
    Resources resources = Resources.of(new double[] {9}, new double[] {4}, new boolean[1]);
    NodeLadder sells = ladder(1);
    NodeLadder passesOn = ladder(0);

    FrozenModel model =
        FrozenModel.over(resources).add(List.of(sells)).add(List.of(passesOn)).build();

    int flow = resources.flowRow(0);
    assertThat(model.capacity()[flow]).isCloseTo(4 * 4 / 2.5, within(1e-12));
    double[] used = model.inNaturalUnits(model.evaluate(new double[2], false).usage());
    assertThat(used[flow]).isCloseTo((0.9 + 0.5) / 4, within(1e-12));
  }

  private static NodeLadder ladder(double rho) {
    return new NodeLadder(
        0,
        -1,
        0.5,
        2.5,
        4,
        0.8,
        rho,
        0.01,
        1,
        new double[] {3},
        new double[] {0.3},
        new double[][] {{0.9, 0.5}});
  }

  @Test
  void shouldHaveUsageAsTheSlopeOfAConvexBound() {
    Random random = Seeds.random(17);
    for (int trial = 0; trial < 200; trial++) {
      FrozenModel model = RandomNetwork.model(1 + trial % 8, 0.5, trial);
      double[] x = randomPrices(model.rows(), random);
      double[] y = randomPrices(model.rows(), random);
      Evaluation atX = model.evaluate(x, false);

      double tangent = model.bound(x, atX.value());
      for (int r = 0; r < x.length; r++) {
        tangent += (model.capacity()[r] - atX.usage()[r]) * (y[r] - x[r]);
      }

      double bound = model.bound(y, model.evaluate(y, false).value());
      assertThat(bound).isGreaterThanOrEqualTo(tangent - 1e-9 * (1 + Math.abs(tangent)));
    }
  }

  @Test
  void shouldNeverUseMoreOfARowThatGetsDearer() {
    Random random = Seeds.random(23);
    FrozenModel model = RandomNetwork.model(30, 0.5, 2);
    for (int trial = 0; trial < 200; trial++) {
      double[] prices = randomPrices(model.rows(), random);
      int row = random.nextInt(prices.length);
      double before = model.evaluate(prices, false).usage()[row];

      prices[row] += random.nextDouble();

      assertThat(model.evaluate(prices, false).usage()[row]).isLessThanOrEqualTo(before + 1e-9);
    }
  }

  @Test
  void shouldRoundFromAboveWithTheSlopeItClaims() {
    Random random = Seeds.random(31);
    FrozenModel model = RandomNetwork.model(30, 0.5, 6);
    for (double smoothing : new double[] {1, 0.1, 0.01}) {
      double[] prices = randomPrices(model.rows(), random);
      Evaluation answer = model.evaluate(prices, smoothing);
      assertThat(answer.smoothed().value()).isGreaterThanOrEqualTo(answer.value());
      assertThat(answer.smoothed().earned()).isLessThanOrEqualTo(answer.value() + 1e-9);
      for (int r = 0; r < prices.length; r++) {
        double step = 1e-6;
        double[] up = prices.clone();
        double[] down = prices.clone();
        up[r] += step;
        down[r] -= step;
        double slope =
            (model.evaluate(up, smoothing).smoothed().value()
                    - model.evaluate(down, smoothing).smoothed().value())
                / (2 * step);
        double bend =
            (model.evaluate(up, smoothing).smoothed().usage()[r]
                    - model.evaluate(down, smoothing).smoothed().usage()[r])
                / (2 * step);
        double used = answer.smoothed().usage()[r];
        double curvature = answer.smoothed().curvature()[r * prices.length + r];
        assertThat(slope).isCloseTo(-used, within(1e-4 * (1 + used)));
        assertThat(bend).isCloseTo(-curvature, within(1e-2 * (1 + curvature)));
      }
    }
  }

  private static double[] randomPrices(PricedRows resources, Random random) {
    double[] prices = new double[resources.size()];
    for (int r = 0; r < prices.length; r++) {
      double top = resources.row(r).kind() == Resources.Kind.STORAGE ? 0.1 : 2;
      prices[r] = random.nextInt(3) == 0 ? 0 : top * random.nextDouble();
    }
    return prices;
  }

  /**
   * The plain sum over ladders: value, usage in cube and units a day, and usage as prices see it,
   * where a unit of flow counts T / tau.
   */
  private static double slowly(
      List<List<NodeLadder>> assortment,
      Resources resources,
      double[] prices,
      double[] usage,
      double[] asPriced) {
    double value = 0;
    for (List<NodeLadder> ladders : assortment) {
      for (NodeLadder ladder : ladders) {
        int own = resources.ownFlowRow(ladder.node());
        int feeder = resources.flowRow(ladder.feeder());
        int stored = resources.storageRow(ladder.node());
        double flow = (own < 0 ? 0 : prices[own]) + (feeder < 0 ? 0 : prices[feeder]);
        double holding = ladder.holdingPerUnitDay() + prices[stored] * ladder.unitCube();
        int served = 0;
        while (served < ladder.streams()
            && (ladder.savings()[served] - flow) / ladder.turnDays() + ladder.kappa() * holding
                > 0) {
          served++;
        }
        int best = ladder.bestLevels(flow, prices[stored]);
        for (int x = 0; x < best; x++) {
          double tail = served == 0 ? 0 : ladder.tails()[served - 1][x];
          value += ladder.lot() * ladder.margin(x, flow, prices[stored]);
          double cube = ladder.lot() * ladder.unitCube() * (1 - ladder.kappa() * tail);
          usage[stored] += cube;
          asPriced[stored] += cube;
          for (int row : new int[] {own, feeder}) {
            if (row >= 0) {
              usage[row] += ladder.lot() * tail / ladder.protectionDays();
              asPriced[row] += ladder.lot() * tail / ladder.turnDays();
            }
          }
        }
      }
    }
    return value;
  }

  private static org.assertj.core.data.Offset<Double> close() {
    return within(1e-9);
  }
}
