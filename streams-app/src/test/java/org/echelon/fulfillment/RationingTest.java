package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.echelon.textbook.RationedPool;
import org.echelon.textbook.RefilledPool;
import org.echelon.valuation.SkuPlan;
import org.junit.jupiter.api.Test;

/**
 * Who gets the scarce units of one pool: the live rule beside the exact optimum, on instances of
 * two and three classes of customers.
 *
 * <p>Rules: <i>myopic</i> serves whoever comes; <i>live</i> asks the {@link OrderRouter}; <i>whole
 * worth</i> serves who loses more than the plan says that the unit is worth, <i>a quarter</i> who
 * loses more than a quarter of that; <i>until replaced</i> takes the chance that the unit is missed
 * before it is replaced, as the pool is refilled, where live takes it that each unit on order has a
 * lead time of its own.
 */
class RationingTest {
  private static final double[][] LOST = {
    {100, 80}, {100, 60}, {100, 30}, {100, 15}, {100, 60, 30}, {100, 50, 10}, {100, 40, 20}
  };

  /** Share of the class that loses most; the others share the rest. */
  private static final double[] DEAREST = {0.2, 0.5, 0.8};

  private static final int UNITS = 20;
  private static final double REQUESTS = 27;
  private static final double SAME = 1e-9;

  /** As Lee and Hersh: 30 periods, in each a request with chance 0.9. */
  @Test
  void shouldKeepUnitsThatDoNotComeBackForWhoLosesMore() {
    Map<String, RationingScore> scores = new LinkedHashMap<>();
    instances(
        (lost, shares) -> {
          double[][] chances = new double[30][];
          Arrays.fill(chances, times(shares, REQUESTS / 30));
          compare(scores, new RationedPool(lost, chances));
        });

    RationingScore.print("no refill, any order", scores);
    RationingScore live = score(scores, "live");
    assertThat(live.mean()).isLessThan(0.006).isLessThan(0.02 * score(scores, "myopic").mean());
    assertThat(live.worst()).isLessThan(0.07);
    assertThat(live.agreement()).isGreaterThan(0.92);
    assertThat(score(scores, "a quarter").mean()).as("too little is kept").isGreaterThan(0.2);
  }

  /** As Littlewood: who loses least comes first, in 200 periods, then the next. */
  @Test
  void shouldKeepUnitsForWhoComesLater() {
    Map<String, RationingScore> scores = new LinkedHashMap<>();
    instances(
        (lost, shares) -> {
          double[][] chances = new double[200 * lost.length][lost.length];
          for (int t = 0; t < chances.length; t++) {
            chances[t][t / 200] = REQUESTS * shares[t / 200] / 200;
          }
          compare(scores, new RationedPool(lost, chances));
        });

    RationingScore.print("no refill, least first", scores);
    RationingScore live = score(scores, "live");
    assertThat(live.mean()).isLessThan(0.004).isLessThan(0.01 * score(scores, "myopic").mean());
    assertThat(live.worst()).isLessThan(0.05);
    assertThat(live.agreement()).isGreaterThan(0.90);
  }

  /** Every unit that is taken is ordered at once and has a lead time of its own. */
  @Test
  void shouldKeepUnitsUntilOthersCome() {
    Map<String, RationingScore> scores = new LinkedHashMap<>();
    instances(
        (lost, shares) -> {
          for (int level : new int[] {1, 2, 3, 5, 8}) {
            for (double load : new double[] {0.5, 0.75, 1}) {
              double[] rates = times(shares, load * level);
              compare(scores, RefilledPool.eachOnItsOwn(lost, rates, level, 1));
            }
          }
        });

    RationingScore.print("refilled, each unit on its own", scores);
    RationingScore live = score(scores, "live");
    assertThat(live.mean()).isLessThan(0.004).isLessThan(0.05 * score(scores, "myopic").mean());
    assertThat(live.worst()).isLessThan(0.16);
    assertThat(live.agreement()).isGreaterThan(0.95);
    assertThat(score(scores, "whole worth").mean()).as("too much is kept").isGreaterThan(0.2);
  }

  /** As Ha: units are made one after the other. */
  @Test
  void shouldKeepUnitsUntilTheNextIsMade() {
    Map<String, RationingScore> scores = new LinkedHashMap<>();
    instances(
        (lost, shares) -> {
          for (int level : new int[] {1, 2, 3, 5, 8}) {
            for (double load : new double[] {0.5, 0.75, 1}) {
              compare(scores, RefilledPool.oneByOne(lost, times(shares, load), level, 1));
            }
          }
        });

    RationingScore.print("refilled, one unit at a time", scores);
    RationingScore live = score(scores, "live");
    RationingScore replaced = score(scores, "until replaced");
    assertThat(live.mean()).isLessThan(0.11).isLessThan(0.85 * score(scores, "myopic").mean());
    assertThat(replaced.mean()).isLessThan(0.003);
    assertThat(replaced.worst()).isLessThan(0.08);
    assertThat(replaced.agreement()).isGreaterThan(0.95);
  }

  /** Where nothing comes the whole worth counts; where units come, how soon does. */
  @Test
  void shouldKeepLessTheSoonerAnotherComes() {
    OneNodePool last = OneNodePool.last(100, 60, 24);
    SkuPlan gone = last.plan(1, 40, 3, 1, 1);
    OneNodePool refilled = OneNodePool.refilled(100, 60, 24);
    SkuPlan six = refilled.plan(1, 6, 3, 1, 1);

    assertThat(gone.stockValue(0, 2)).isGreaterThan(80);
    assertThat(last.serves(0, gone, 2, 0)).isTrue();
    assertThat(last.serves(1, gone, 2, 0)).isFalse();
    assertThat(last.serves(2, gone, 30, 0)).as("there is plenty").isTrue();
    assertThat(refilled.serves(1, six, 2, 4)).as("four are on the way").isTrue();
    assertThat(refilled.serves(2, six, 2, 4)).isFalse();
    assertThat(refilled.serves(2, six, 6, 0)).isTrue();
  }

  private static void instances(BiConsumer<double[], double[]> each) {
    for (double[] lost : LOST) {
      for (double dearest : DEAREST) {
        double[] shares = new double[lost.length];
        Arrays.fill(shares, (1 - dearest) / (lost.length - 1));
        shares[0] = dearest;
        each.accept(lost, shares);
      }
    }
  }

  private static void compare(Map<String, RationingScore> scores, RationedPool pool) {
    OneNodePool live = OneNodePool.last(pool.lostCost());
    SkuPlan[] plans = new SkuPlan[pool.periods()];
    double[] later = new double[pool.lostCost().length];
    for (int left = 1; left <= plans.length; left++) {
      plans[left - 1] = live.plan(1, 100, later);
      for (int j = 0; j < later.length; j++) {
        later[j] += pool.chances()[left - 1][j];
      }
    }
    score(scores, "myopic", pool, (j, left, units) -> true);
    score(scores, "live", pool, (j, left, units) -> live.serves(j, plans[left - 1], units, 0));
    score(
        scores,
        "a quarter",
        pool,
        (j, left, units) -> pool.lostCost()[j] > plans[left - 1].stockValue(0, units) / 4);
  }

  private static void score(
      Map<String, RationingScore> scores, String name, RationedPool pool, RationedPool.Rule rule) {
    RationingScore score = scores.computeIfAbsent(name, n -> new RationingScore());
    double[][] least = pool.leastCost(UNITS);
    double[][] cost = pool.cost(rule, UNITS);
    for (int left = 1; left <= pool.periods(); left++) {
      for (int units = 1; units <= UNITS; units++) {
        double worth = RationedPool.worth(least, left, units);
        boolean equal = true;
        for (int j = 0; j < pool.lostCost().length; j++) {
          equal &=
              pool.chances()[left - 1][j] == 0
                  || asGood(rule.serves(j, left, units), pool.lostCost()[j], worth);
        }
        score.state(equal);
      }
    }
    for (int units = 1; units <= UNITS; units++) {
      score.cost(cost[pool.periods()][units], least[pool.periods()][units]);
    }
  }

  private static void compare(Map<String, RationingScore> scores, RefilledPool pool) {
    OneNodePool live = OneNodePool.refilled(pool.lostCost());
    int level = pool.level();
    SkuPlan plan = live.plan(1, level, pool.rates());
    double[] untilReplaced = untilReplaced(pool);
    double[] lost = pool.lostCost();
    score(scores, "myopic", pool, (j, units) -> true);
    score(scores, "live", pool, (j, units) -> live.serves(j, plan, units, level - units));
    score(scores, "a quarter", pool, (j, units) -> lost[j] > plan.stockValue(0, units) / 4);
    score(scores, "whole worth", pool, (j, units) -> lost[j] > plan.stockValue(0, units));
    score(scores, "until replaced", pool, (j, units) -> lost[j] > untilReplaced[units]);
  }

  private static void score(
      Map<String, RationingScore> scores, String name, RefilledPool pool, RefilledPool.Rule rule) {
    RationingScore score = scores.computeIfAbsent(name, n -> new RationingScore());
    double[] worth = pool.worth();
    for (int units = 1; units <= pool.level(); units++) {
      boolean equal = true;
      for (int j = 0; j < pool.lostCost().length; j++) {
        equal &= asGood(rule.serves(j, units), pool.lostCost()[j], worth[units]);
      }
      score.state(equal);
    }
    score.cost(pool.cost(rule), pool.leastCost());
  }

  /** Whether a decision is that of the optimum, or costs the same. */
  private static boolean asGood(boolean serves, double lostCost, double worth) {
    return serves == (lostCost >= worth) || Math.abs(lostCost - worth) < SAME * lostCost;
  }

  /** What a unit is worth by the classes joined, as in a plan. */
  private static double[] untilReplaced(RefilledPool pool) {
    double[] value = new double[pool.level() + 1];
    double[] before = new double[value.length];
    double rate = 0;
    for (int j = 0; j < pool.lostCost().length; j++) {
      rate += pool.rates()[j];
      double[] missed = pool.missedChances(rate);
      for (int k = 0; k < value.length; k++) {
        value[k] += pool.lostCost()[j] * (missed[k] - before[k]);
      }
      before = missed;
    }
    return value;
  }

  private static RationingScore score(Map<String, RationingScore> scores, String name) {
    return scores.getOrDefault(name, new RationingScore());
  }

  private static double[] times(double[] shares, double total) {
    return Arrays.stream(shares).map(share -> share * total).toArray();
  }
}
