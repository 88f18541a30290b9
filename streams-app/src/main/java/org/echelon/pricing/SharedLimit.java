package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.echelon.pricing.Certificate.StopReason;

/**
 * The price of one limit that many purchases share: open-to-buy money, or a vendor's capacity.
 *
 * <pre>
 * max sum_i value_i(x_i)  s.t.  sum_i use_i(x_i) &lt;= B        L(p) = p B + sum_i max_x [value_i - p use_i]
 * </pre>
 *
 * <p>L is convex and, with whole units, made of straight pieces; every set of answers gives one.
 * The piece of an answer over the limit and that of one within it cross at the next price to ask
 * for (Kelley's cutting planes in one dimension, with a bisection whenever a step leaves more than
 * half of the interval). Where nothing lies below the crossing it is the minimum of L: the smallest
 * price at which the total fits, exact but for rounding. Ends after finitely many answers, 10 to 30
 * as a rule whatever the number of SKUs.
 *
 * <p>Both answers that meet at the price are best there for every SKU, so each SKU may take either:
 * those that fit take the larger one, then whatever dearer answers still fit. By weak duality L at
 * the price bounds every plan, where answers are inexact with their slack added. What is missing to
 * it is the price times the part of the limit left over, which is less than the largest single jump
 * of a SKU at that price.
 */
public final class SharedLimit {
  private static final int CALLS_AT_MOST = 200;
  private static final double EXACT = 1e-12;

  private final List<LimitedBuyer> buyers;
  private final double limit;
  private final List<Answers> within = new ArrayList<>();
  private final List<Answers> over = new ArrayList<>();
  private int calls;

  private SharedLimit(List<LimitedBuyer> buyers, double limit) {
    this.buyers = buyers;
    this.limit = limit;
  }

  /** What all SKUs answer to a price. */
  private record Answers(double price, LimitedBuyer.Answer[] each, double use, double value) {

    /** What an inexact answer may lack. */
    private double slack() {
      return Arrays.stream(each).mapToDouble(LimitedBuyer.Answer::slack).sum();
    }
  }

  /**
   * The price and what each SKU takes at it.
   *
   * @param price currency of value for a unit of the limit; 0 where it does not bind
   * @param askAt by SKU, the price to ask it at for the answer it is given
   * @param use how much of the limit is taken
   * @param certificate bound, value of what is taken, gap
   */
  public record Priced(double price, double[] askAt, double use, Certificate certificate) {}

  /**
   * Prices a limit.
   *
   * @throws PriceException where even at the highest price more is taken than there is
   */
  public static Priced price(List<LimitedBuyer> buyers, double limit) {
    return new SharedLimit(List.copyOf(buyers), limit).run();
  }

  private Priced run() {
    Answers free = ask(0);
    if (free.use <= limit) {
      double[] askAt = new double[buyers.size()];
      return new Priced(
          0, askAt, free.use, certificate(free, free, free.value + free.slack(), free.value));
    }
    enclose(free);
    Answers at = ask(crossing());
    while (improves(at) && calls < CALLS_AT_MOST) {
      double width = high().price - low().price;
      keep(at);
      if (high().price - low().price > width / 2) {
        keep(ask((high().price + low().price) / 2));
      }
      at = ask(crossing());
    }
    return fill(free, at);
  }

  /** Finds a price that is high enough. */
  private void enclose(Answers free) {
    over.add(free);
    double price = Math.max(free.value / free.use, 1e-9);
    for (int i = 0; i < 100; i++) {
      Answers at = ask(price);
      keep(at);
      if (at.use <= limit) {
        return;
      }
      price *= 4;
    }
    throw new PriceException("PRICE_LIMIT", "a limit of " + limit + " cannot be met at any price");
  }

  private void keep(Answers at) {
    (at.use <= limit ? within : over).add(at);
  }

  private Answers low() {
    return over.get(over.size() - 1);
  }

  private Answers high() {
    return within.get(within.size() - 1);
  }

  /** Where the pieces of the two nearest answers cross. */
  private double crossing() {
    double price = (low().value - high().value) / (low().use - high().use);
    return Math.min(Math.max(price, low().price), high().price);
  }

  /** Whether answers lie above both pieces, so that the minimum of L is not found yet. */
  private boolean improves(Answers at) {
    double known =
        Math.max(low().value - at.price * low().use, high().value - at.price * high().use);
    return at.value - at.price * at.use > known + EXACT * Math.max(1, Math.abs(low().value));
  }

  private Answers ask(double price) {
    calls++;
    LimitedBuyer.Answer[] each = new LimitedBuyer.Answer[buyers.size()];
    Arrays.setAll(each, i -> buyers.get(i).at(price));
    double use = Arrays.stream(each).mapToDouble(LimitedBuyer.Answer::use).sum();
    double value = Arrays.stream(each).mapToDouble(LimitedBuyer.Answer::value).sum();
    return new Answers(price, each, use, value);
  }

  private Priced fill(Answers free, Answers at) {
    LimitedBuyer.Answer[] taken = high().each.clone();
    double[] askAt = new double[taken.length];
    Arrays.fill(askAt, high().price);
    double use = high().use;
    for (int o = over.size() - 1; o >= 0; o--) {
      Answers larger = over.get(o);
      for (int i : bestFirst(taken, larger.each)) {
        double more = larger.each[i].use() - taken[i].use();
        if (use + more <= limit) {
          use += more;
          taken[i] = larger.each[i];
          askAt[i] = larger.price;
        }
      }
    }
    double value = Arrays.stream(taken).mapToDouble(LimitedBuyer.Answer::value).sum();
    double bound = at.price * limit + at.value - at.price * at.use + at.slack();
    return new Priced(at.price, askAt, use, certificate(free, at, bound, value));
  }

  /** SKUs to which a larger answer is worth more, by its gain for what it takes. */
  private static int[] bestFirst(LimitedBuyer.Answer[] taken, LimitedBuyer.Answer[] larger) {
    return IntStream.range(0, taken.length)
        .filter(i -> larger[i].value() > taken[i].value())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                i -> (larger[i].use() - taken[i].use()) / (larger[i].value() - taken[i].value())))
        .mapToInt(i -> i)
        .toArray();
  }

  private Certificate certificate(Answers free, Answers at, double bound, double value) {
    double gap = bound - value;
    double lost = free.value + free.slack() - bound;
    double excess = Math.max(0, at.use - limit) / Math.max(limit, 1);
    return new Certificate(
        bound,
        value,
        gap / Math.max(bound, Double.MIN_NORMAL),
        gap == 0 ? 0 : Math.min(1, gap / Math.max(lost, Double.MIN_NORMAL)),
        excess,
        excess > 0 ? "limit" : "",
        calls,
        calls,
        buyers.size(),
        buyers.size(),
        calls < CALLS_AT_MOST ? StopReason.GAP_REACHED : StopReason.ROUNDS_SPENT);
  }
}
