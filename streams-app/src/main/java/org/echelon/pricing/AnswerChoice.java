package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives each SKU one of the answers it gave, so that all fit some limits: at first the best at the
 * prices; where that is too much, those go that lose least for what they free; then {@link
 * ChoiceExchange} trades among a few SKUs at a time.
 *
 * <p>A search asks few prices, and the SKUs at the margin have then shown few of the steps that
 * could fill the last room. Those {@value #EXPLORED} that lose least by another answer are asked at
 * {@value #POINTS} more prices around, spread evenly over the factors by which each price may be
 * off (a Weyl sequence).
 *
 * <p>O(answers log answers) for the first choice, then the limited work of the exchange, and
 * {@value #EXPLORED} SKUs times {@value #POINTS} questions. A heuristic whose loss the bound of
 * {@link SharedLimits} certifies. Source: model, section 5; the points after Weyl (1916).
 */
final class AnswerChoice {
  private static final int KEPT = 24;
  private static final int EXPLORED = 200;
  private static final int POINTS = 64;
  private static final double[] SPREADS = {0.05, 0.3, 1, 3};

  private final double[] prices;
  private final double[] limit;
  private final List<List<Given>> known = new ArrayList<>();
  private final Choice[][] of;
  private final int[] now;

  /** An answer and the prices at which it was given. */
  record Given(double[] prices, LimitedBuyer.Answer answer) {

    boolean same(Given other) {
      return answer.value() == other.answer.value()
          && Arrays.equals(answer.use(), other.answer.use());
    }
  }

  AnswerChoice(List<LimitedBuyer> buyers, double[] prices, double[] limit) {
    this.prices = prices;
    this.limit = limit;
    buyers.forEach(buyer -> known.add(new ArrayList<>()));
    of = new Choice[buyers.size()][];
    now = new int[buyers.size()];
  }

  /** Adds what a SKU answered, unless it has said so before. */
  void add(int sku, Given given) {
    if (known.get(sku).stream().noneMatch(given::same)) {
      known.get(sku).add(given);
    }
  }

  /** Asks SKUs near the margin for more answers. */
  void explore(List<LimitedBuyer> buyers) {
    int[] near =
        IntStream.range(0, of.length)
            .boxed()
            .sorted(Comparator.comparingDouble(this::nextLoss))
            .limit(EXPLORED)
            .mapToInt(i -> i)
            .toArray();
    for (int k = 0; k < POINTS; k++) {
      double[] around = around(k);
      for (int i : near) {
        add(i, new Given(around, buyers.get(i).at(around)));
      }
    }
  }

  private double nextLoss(int sku) {
    double[] worth =
        known.get(sku).stream().mapToDouble(one -> -one.answer().worth(prices)).sorted().toArray();
    return worth.length > 1 ? worth[1] - worth[0] : Double.POSITIVE_INFINITY;
  }

  private double[] around(int k) {
    double[] around = prices.clone();
    for (int r = 0; r < around.length; r++) {
      double turn = (k + 1) * Math.sqrt(r + 2) * (1 + Math.sqrt(5)) / 2;
      around[r] *= Math.exp(SPREADS[k % SPREADS.length] * (2 * (turn - Math.floor(turn)) - 1));
    }
    return around;
  }

  /** By SKU, what it is given; nothing where no answers fit together. */
  List<Given> choose() {
    double[] use = new double[limit.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = offered(known.get(i));
      add(use, of[i][0].use(), 1);
    }
    while (!fits(use)) {
      if (!free(use)) {
        return List.of();
      }
    }
    int[][] rows = new int[of.length][];
    Arrays.fill(rows, IntStream.range(0, limit.length).toArray());
    ChoiceExchange.improve(new Choices(rows, of, new int[of.length]), now, prices, limit);
    return IntStream.range(0, of.length).mapToObj(i -> known.get(i).get(now[i])).toList();
  }

  /** Sorts answers by loss and leaves those that lose least, and the smallest. */
  private Choice[] offered(List<Given> answers) {
    answers.sort(Comparator.comparingDouble(one -> -one.answer().worth(prices)));
    Given small = Collections.min(answers, Comparator.comparingDouble(this::share));
    while (answers.size() > KEPT) {
      int last = answers.size() - 1;
      answers.remove(answers.get(last) == small ? last - 1 : last);
    }
    double best = answers.get(0).answer().worth(prices);
    return answers.stream()
        .map(one -> new Choice(best - one.answer().worth(prices), one.answer().use()))
        .toArray(Choice[]::new);
  }

  /** Takes the answer that loses least for the overfull room it frees; false for none. */
  private boolean free(double[] use) {
    int sku = -1;
    int choice = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < of.length; i++) {
      Choice held = of[i][now[i]];
      for (int o = 0; o < of[i].length; o++) {
        double relief = relief(use, held.use(), of[i][o].use());
        double rank = (of[i][o].loss() - held.loss()) / relief;
        if (relief > 1e-12 && rank < least) {
          least = rank;
          sku = i;
          choice = o;
        }
      }
    }
    if (sku >= 0) {
      add(use, of[sku][now[sku]].use(), -1);
      now[sku] = choice;
      add(use, of[sku][choice].use(), 1);
    }
    return sku >= 0;
  }

  /** By how much the excess falls, in shares of the limits. */
  private double relief(double[] use, double[] held, double[] instead) {
    double sum = 0;
    for (int r = 0; r < use.length; r++) {
      double then = use[r] - held[r] + instead[r];
      double fall = Math.max(0, use[r] - limit[r]) - Math.max(0, then - limit[r]);
      sum += fall / Math.max(1, limit[r]);
    }
    return sum;
  }

  private double share(Given given) {
    double[] use = given.answer().use();
    double sum = 0;
    for (int r = 0; r < use.length; r++) {
      sum += use[r] / Math.max(1, limit[r]);
    }
    return sum;
  }

  private boolean fits(double[] use) {
    for (int r = 0; r < use.length; r++) {
      if (use[r] > limit[r]) {
        return false;
      }
    }
    return true;
  }

  private static void add(double[] sums, double[] use, int sign) {
    for (int r = 0; r < sums.length; r++) {
      sums[r] += sign * use[r];
    }
  }
}
