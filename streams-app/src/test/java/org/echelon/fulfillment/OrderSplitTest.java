package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The nodes of an order, held against trying every choice of every line. */
class OrderSplitTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** Costs of an order. */
  private record Order(double[][] cost, double[] parcel, double[] refusal) {

    static Order random(SplittableRandom random, int lines, int nodes) {
      double[][] cost = new double[lines][nodes];
      double[] refusal = new double[lines];
      double[] parcel = random.doubles(nodes, 0, 8).toArray();
      for (int i = 0; i < lines; i++) {
        for (int n = 0; n < nodes; n++) {
          cost[i][n] = random.nextInt(3) == 0 ? NEVER : random.nextInt(6);
        }
        refusal[i] = random.nextDouble(4, 20);
      }
      return new Order(cost, parcel, refusal);
    }

    double of(int[] chosen) {
      double sum = 0;
      boolean[] open = new boolean[parcel.length];
      for (int i = 0; i < cost.length; i++) {
        int n = chosen[i];
        sum += n == OrderSplit.NONE ? refusal[i] : cost[i][n] + (open[n] ? 0 : parcel[n]);
        if (n != OrderSplit.NONE) {
          open[n] = true;
        }
      }
      return sum;
    }

    double least(int[] chosen, int line) {
      if (line == cost.length) {
        return of(chosen);
      }
      double best = NEVER;
      for (int n = OrderSplit.NONE; n < parcel.length; n++) {
        chosen[line] = n;
        best = Math.min(best, least(chosen, line + 1));
      }
      return best;
    }

    double least() {
      return least(new int[cost.length], 0);
    }
  }

  private static int[] chosen(OrderSplit split, int lines) {
    int[] chosen = new int[lines];
    for (int i = 0; i < lines; i++) {
      chosen[i] = split.node(i);
    }
    return chosen;
  }

  @Test
  void shouldCostWhatTryingEveryChoiceCosts() {
    SplittableRandom random = new SplittableRandom(71);
    for (int round = 0; round < 3000; round++) {
      int lines = 1 + random.nextInt(5);
      int nodes = 1 + random.nextInt(5);
      Order order = Order.random(random, lines, nodes);
      OrderSplit split = new OrderSplit(nodes);

      // when
      double cost = split.choose(lines, order.cost(), order.parcel(), order.refusal());

      assertThat(cost).isCloseTo(order.least(), within(1e-9));
      assertThat(order.of(chosen(split, lines))).isCloseTo(cost, within(1e-9));
    }
  }

  @Test
  void shouldSendAllFromOneNodeWhereThatSavesAParcel() {
    OrderSplit split = new OrderSplit(3);
    double[][] cost = {{1, 3, NEVER}, {NEVER, 2, 1}};
    double[] never = {NEVER, NEVER};

    // when
    double dear = split.choose(2, cost, new double[] {4, 4, 4}, never);
    int[] together = chosen(split, 2);
    double cheap = split.choose(2, cost, new double[] {2, 2, 2}, never);

    assertThat(together).containsExactly(1, 1);
    assertThat(dear).isEqualTo(9);
    assertThat(cheap).as("two parcels at 2 are 6 in all, one is 7").isEqualTo(6);
    assertThat(chosen(split, 2)).containsExactly(0, 2);
  }

  /** Ten lines are beyond the exact method; three nodes can still be tried out by their sets. */
  @Test
  void shouldKeepLargeOrdersWithinTheBoundOfSetCover() {
    SplittableRandom random = new SplittableRandom(72);
    double worst = 0;
    for (int round = 0; round < 500; round++) {
      int lines = OrderSplit.EXACT_LINES + 2;
      Order order = Order.random(random, lines, 6);
      OrderSplit split = new OrderSplit(6);

      // when
      double cost = split.choose(lines, order.cost(), order.parcel(), order.refusal());

      double least = leastByOpenNodes(order);
      assertThat(order.of(chosen(split, lines))).isCloseTo(cost, within(1e-9));
      assertThat(cost).isBetween(least - 1e-9, least * (1 + Math.log(lines)));
      worst = Math.max(worst, cost / least);
    }
    assertThat(worst).as("greedy is not exact").isGreaterThan(1.001);
  }

  private static double leastByOpenNodes(Order order) {
    double best = NEVER;
    for (int open = 0; open < 1 << order.parcel().length; open++) {
      double sum = 0;
      for (int n = 0; n < order.parcel().length; n++) {
        sum += (open >> n & 1) == 1 ? order.parcel()[n] : 0;
      }
      for (int i = 0; i < order.cost().length; i++) {
        double line = order.refusal()[i];
        for (int n = 0; n < order.parcel().length; n++) {
          line = (open >> n & 1) == 1 ? Math.min(line, order.cost()[i][n]) : line;
        }
        sum += line;
      }
      best = Math.min(best, sum);
    }
    return best;
  }

  @Test
  void shouldRefuseALineThatNoNodeShipsAndNobodyMayRefuse() {
    double[][] cost = {{1}, {NEVER}};

    assertThatThrownBy(
            () -> new OrderSplit(1).choose(2, cost, new double[] {1}, new double[] {NEVER, NEVER}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from no node");
  }
}
