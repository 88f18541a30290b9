package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.echelon.network.Speed;
import org.echelon.valuation.Affinity;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.junit.jupiter.api.Test;

/** Lines that are routed in ignorance of each other's stock. */
class SharedOrderTest {
  private static final int NEXT_DAY = Speed.NEXT_DAY.ordinal();

  @Test
  void shouldChargeTheWholeParcelToALineThatIsAlone() {
    for (int rank = 0; rank < 60; rank++) {
      assertThat(SharedOrder.share(rank, 0)).isEqualTo(1);
    }
  }

  @Test
  void shouldChargeLessTheMoreSiblingsGoThere() {
    assertThat(SharedOrder.share(0, 1)).isCloseTo(0.3, within(1e-12));
    assertThat(SharedOrder.share(1, 1)).isCloseTo(1 - 0.7 * 0.3, within(1e-12));
    for (int rank = 0; rank < 10; rank++) {
      assertThat(SharedOrder.share(rank, 2)).isLessThan(SharedOrder.share(rank, 1));
      assertThat(SharedOrder.share(rank, 2)).isLessThan(SharedOrder.share(rank + 1, 2));
    }
  }

  /** The bound of the class comment, on random orders in which every line has stock somewhere. */
  @Test
  void shouldCostNoMoreThanItsBoundAboveTheBestChoice() {
    SplittableRandom random = new SplittableRandom(73);
    double farthest = 0;
    for (int round = 0; round < 5000; round++) {
      int lines = 2 + random.nextInt(4);
      int nodes = 2 + random.nextInt(5);
      double parcel = random.nextDouble(0.5, 8);
      double[][] cost = new double[lines][nodes];
      for (double[] row : cost) {
        Arrays.setAll(
            row, n -> random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(6));
        row[random.nextInt(nodes)] = random.nextDouble(6);
      }
      double[] parcels = new double[nodes];
      Arrays.fill(parcels, parcel);
      double[] never = new double[lines];
      Arrays.fill(never, Double.POSITIVE_INFINITY);
      OrderSplit split = new OrderSplit(nodes);
      double least = split.choose(lines, cost, parcels, never);
      double excess = -least;
      double bound = 0;
      long used = 0;
      long best = 0;
      for (int i = 0; i < lines; i++) {
        int own = cheapest(cost[i], parcel, lines - 1);
        excess += cost[i][own];
        bound += SharedOrder.share(split.node(i), lines - 1) - SharedOrder.share(own, lines - 1);
        used |= 1L << own;
        best |= 1L << split.node(i);
      }
      excess += parcel * Long.bitCount(used);
      bound += Long.bitCount(used) - Long.bitCount(best);

      assertThat(excess).isBetween(-1e-9, parcel * bound + 1e-9);
      assertThat(bound).isLessThan(2 * lines - 1);
      farthest = Math.max(farthest, excess / (parcel * lines));
    }
    assertThat(farthest).as("the rule is no joint choice").isGreaterThan(0.1);
  }

  private static int cheapest(double[] cost, double parcel, int siblings) {
    int best = 0;
    for (int n = 1; n < cost.length; n++) {
      double one = cost[n] + parcel * SharedOrder.share(n, siblings);
      best = one < cost[best] + parcel * SharedOrder.share(best, siblings) ? n : best;
    }
    return best;
  }

  /** Both nodes cost the same but for the items' own affinities, which send the lines apart. */
  @Test
  void shouldBringLinesTogetherThatAffinityWouldSendApart() {
    RoutedNetwork network =
        new RoutedNetwork(0.5, 0.5).ship(0, 0, Speed.NEXT_DAY, 4).ship(1, 0, Speed.NEXT_DAY, 4);
    String other = itemThatPrefersTheSecond();

    assertThat(node(network, other, 0)).isEqualTo(1);
    assertThat(node(network, other, 1)).isZero();
  }

  private static String itemThatPrefersTheSecond() {
    for (char name = 'A'; ; name++) {
      long seed = Affinity.seed(String.valueOf(name));
      if (Affinity.of(seed, 1) < Affinity.of(seed, 0)) {
        return String.valueOf(name);
      }
    }
  }

  private static int node(RoutedNetwork network, String sku, int siblings) {
    return new OrderRouter(NetworkTerms.of(network.build(1)))
        .rank(
            RoutedNetwork.item(sku, 12),
            null,
            PriceView.none(3),
            new OrderRouter.Wish(NEXT_DAY, 0, 0, siblings, 1),
            n -> 5,
            n -> true,
            n -> 0)
        .get(0)
        .node();
  }
}
