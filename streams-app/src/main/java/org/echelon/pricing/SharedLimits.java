package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.echelon.pricing.Certificate.StopReason;

/**
 * The prices of limits that many purchases share: open-to-buy money, and the capacities of vendors.
 *
 * <pre>
 * max sum_i value_i(x_i)  s.t.  sum_i use_ir(x_i) &lt;= B_r for all r
 * L(p) = p . B + sum_i max_x [value_i - p . use_i],   p >= 0
 * </pre>
 *
 * <p>L is convex and, with whole units, made of flat pieces; every set of answers gives one. The
 * least of the pieces known (by group of SKUs, {@link ColumnMaster}) lies below the least of L;
 * what is asked next lies between the best prices so far and that least (Ben-Ameur and Neto 2007),
 * or is that least where the point between told nothing new. Both meet at the minimum, exact but
 * for rounding, after finitely many questions.
 *
 * <p>By weak duality L at the prices bounds every plan, where answers are inexact with their slack
 * added. Of the plans at the minimum, which mix answers of SKUs, there is one that mixes those of
 * no more SKUs than limits bind. What whole answers miss is therefore about one step of a SKU for
 * each limit that binds: each takes one of its answers of the search, so that all fit, and {@link
 * ChoiceExchange} makes the most of that. A SKU is never given what it did not answer.
 *
 * <p>A question asks each SKU once; about 10 questions for one limit, some dozen for several,
 * whatever the number of SKUs.
 *
 * <p>A question is O(SKUs) plans, and one of {@link ColumnMaster}. Source beside those named:
 * Dantzig and Wolfe (1960); model, section 5.
 */
public final class SharedLimits {
  private static final int CALLS_AT_MOST = 1000;
  private static final int GROUPS = 8;
  private static final double EXACT = 1e-12;
  private static final double BETWEEN = 0.5;

  private final List<LimitedBuyer> buyers;
  private final double[] limit;
  private final List<Answers> asked = new ArrayList<>();
  private Answers best;

  private SharedLimits(List<LimitedBuyer> buyers, double[] limit) {
    this.buyers = buyers;
    this.limit = limit;
    this.best = ask(new double[limit.length]);
  }

  /**
   * What all SKUs answer to prices.
   *
   * @param bound L, without what inexact answers may lack
   */
  private record Answers(
      double[] prices, LimitedBuyer.Answer[] each, double[] use, double value, double bound) {

    /** What inexact answers may lack. */
    double slack() {
      return Arrays.stream(each).mapToDouble(LimitedBuyer.Answer::slack).sum();
    }
  }

  /**
   * The prices and what each SKU takes.
   *
   * @param prices by limit, currency of value for a unit of it; 0 where it does not bind
   * @param askAt by SKU, the prices to ask it at for the answer it is given
   * @param use by limit, how much of it is taken
   * @param certificate bound, value of what is taken, gap
   */
  public record Priced(double[] prices, double[][] askAt, double[] use, Certificate certificate) {}

  /**
   * Prices limits.
   *
   * @param limit by limit, in the order of the answers' use
   * @throws PriceException where even at the highest prices more is taken than there is
   */
  public static Priced price(List<LimitedBuyer> buyers, double... limit) {
    return new SharedLimits(List.copyOf(buyers), limit.clone()).run();
  }

  private Priced run() {
    Answers free = best;
    if (!fits(free.use)) {
      search(enclose(free));
    }
    return whole();
  }

  private void search(Answers high) {
    int groups = Math.min(GROUPS, buyers.size());
    double[] scale = new double[limit.length];
    Arrays.setAll(scale, r -> Math.max(1, Math.max(limit[r], asked.get(0).use[r])));
    ColumnMaster master =
        new ColumnMaster(limit, scale, groupUse(high, groups), groupValue(high, groups));
    for (Answers known : asked) {
      add(master, known, groups);
    }
    while (asked.size() < CALLS_AT_MOST) {
      master.solve();
      double[] least = master.prices();
      double near = EXACT * Math.max(1, Math.abs(best.bound));
      if (best.bound - master.value() <= near) {
        return;
      }
      double[] between = new double[limit.length];
      Arrays.setAll(between, r -> best.prices[r] + BETWEEN * (least[r] - best.prices[r]));
      Answers at = ask(between);
      add(master, at, groups);
      if (at.value
              - LimitedBuyer.Answer.cost(least, at.use)
              + LimitedBuyer.Answer.cost(least, limit)
          <= master.value() + near) {
        at = ask(least);
        add(master, at, groups);
      }
    }
  }

  /** Prices at which all fits. */
  private Answers enclose(Answers free) {
    double[] prices = new double[limit.length];
    // What nobody takes at free prices may be taken once others are dear.
    Arrays.setAll(
        prices,
        r -> Math.max(free.value, 1e-9) / (free.use[r] > 0 ? free.use[r] : Math.max(limit[r], 1)));
    for (int i = 0; i < 100; i++) {
      Answers at = ask(prices.clone());
      if (fits(at.use)) {
        return at;
      }
      for (int r = 0; r < prices.length; r++) {
        prices[r] *= 4;
      }
    }
    throw new PriceException(
        "PRICE_LIMIT", "limits of " + Arrays.toString(limit) + " cannot be met at any prices");
  }

  /** What each SKU takes: answers of its own, which fit together. */
  private Priced whole() {
    AnswerChoice choice = new AnswerChoice(buyers, best.prices, limit);
    for (Answers answers : asked) {
      give(choice, answers);
    }
    if (asked.size() > 1) {
      choice.explore(buyers);
    }
    List<AnswerChoice.Given> given = choice.choose();
    if (given.isEmpty()) {
      AnswerChoice fitting = new AnswerChoice(buyers, best.prices, limit);
      give(fitting, bestThatFits());
      given = fitting.choose();
    }
    double[][] askAt = new double[given.size()][];
    double[] use = new double[limit.length];
    double value = 0;
    for (int i = 0; i < askAt.length; i++) {
      LimitedBuyer.Answer taken = given.get(i).answer();
      askAt[i] = given.get(i).prices();
      value += taken.value();
      for (int r = 0; r < use.length; r++) {
        use[r] += taken.use()[r];
      }
    }
    return new Priced(best.prices, askAt, use, certificate(value));
  }

  private static void give(AnswerChoice choice, Answers answers) {
    for (int i = 0; i < answers.each.length; i++) {
      choice.add(i, new AnswerChoice.Given(answers.prices, answers.each[i]));
    }
  }

  private Answers bestThatFits() {
    return asked.stream()
        .filter(answers -> fits(answers.use))
        .max(Comparator.comparingDouble(Answers::value))
        .orElseThrow();
  }

  private double[][] groupUse(Answers at, int groups) {
    double[][] use = new double[groups][limit.length];
    for (int i = 0; i < at.each.length; i++) {
      for (int r = 0; r < limit.length; r++) {
        use[i % groups][r] += at.each[i].use()[r];
      }
    }
    return use;
  }

  private static double[] groupValue(Answers at, int groups) {
    double[] value = new double[groups];
    for (int i = 0; i < at.each.length; i++) {
      value[i % groups] += at.each[i].value();
    }
    return value;
  }

  private void add(ColumnMaster master, Answers at, int groups) {
    double[][] use = groupUse(at, groups);
    double[] value = groupValue(at, groups);
    for (int g = 0; g < groups; g++) {
      master.add(g, use[g], value[g]);
    }
  }

  private boolean fits(double[] use) {
    for (int r = 0; r < use.length; r++) {
      if (use[r] > limit[r]) {
        return false;
      }
    }
    return true;
  }

  private Answers ask(double[] prices) {
    LimitedBuyer.Answer[] each = new LimitedBuyer.Answer[buyers.size()];
    Arrays.setAll(each, i -> buyers.get(i).at(prices));
    double[] use = new double[limit.length];
    double value = 0;
    for (LimitedBuyer.Answer answer : each) {
      value += answer.value();
      for (int r = 0; r < use.length; r++) {
        use[r] += answer.use()[r];
      }
    }
    double bound =
        value + LimitedBuyer.Answer.cost(prices, limit) - LimitedBuyer.Answer.cost(prices, use);
    Answers answers = new Answers(prices, each, use, value, bound);
    asked.add(answers);
    if (asked.size() == 1 || bound < best.bound) {
      best = answers;
    }
    return answers;
  }

  private Certificate certificate(double value) {
    double bound = best.bound + best.slack();
    double gap = bound - value;
    double lost = asked.get(0).value + asked.get(0).slack() - bound;
    double excess = 0;
    int worst = -1;
    for (int r = 0; r < limit.length; r++) {
      double over = (best.use[r] - limit[r]) / Math.max(limit[r], 1);
      if (over > excess) {
        excess = over;
        worst = r;
      }
    }
    return new Certificate(
        bound,
        value,
        gap / Math.max(bound, Double.MIN_NORMAL),
        gap == 0 ? 0 : Math.min(1, gap / Math.max(lost, Double.MIN_NORMAL)),
        excess,
        worst < 0 ? "" : "limit " + worst,
        asked.size(),
        asked.size(),
        buyers.size(),
        buyers.size(),
        asked.size() < CALLS_AT_MOST ? StopReason.GAP_REACHED : StopReason.ROUNDS_SPENT);
  }
}
