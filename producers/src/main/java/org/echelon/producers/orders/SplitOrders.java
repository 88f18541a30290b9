package org.echelon.producers.orders;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The orders of a file in two parts: what is known, and what comes after. The border is the Monday
 * at or before a share of the file's time. Which lines are orders by arrangement follows from the
 * known part alone: those of more than so many weeks of an item's mean.
 */
public final class SplitOrders {
  /** No line is too small to be made an exception of below a case or two. */
  private static final long LEAST_LINE = 24;

  private final OrderHistory history;
  private final double fit;
  private final double mostWeeks;
  private final Instant at;
  private final Instant until;
  private final int daysAfter;
  private final Map<String, KnownSales> known = new TreeMap<>();

  /**
   * @param fit share of the time that is known, above 0 and below 1
   * @param mostWeeks weeks of an item's mean beyond which a line is one by arrangement
   */
  public SplitOrders(OrderHistory history, double fit, double mostWeeks) {
    this(history, fit, mostWeeks, Instant.MAX);
  }

  private SplitOrders(OrderHistory history, double fit, double mostWeeks, Instant until) {
    List<? extends OrderHistory.Sale> sales = history.sales();
    if (sales.isEmpty()) {
      throw new IllegalArgumentException("the order file has no usable row");
    }
    this.history = history;
    this.fit = fit;
    this.mostWeeks = mostWeeks;
    this.until = until;
    Instant first = sales.get(0).at();
    boolean whole = until.equals(Instant.MAX);
    Instant end = whole ? sales.get(sales.size() - 1).at() : until;
    Duration all = Duration.between(first, end);
    Instant wanted = first.plusMillis((long) (fit * all.toMillis()));
    this.at =
        LocalDate.ofInstant(wanted, history.zone())
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .atStartOfDay(history.zone())
            .toInstant();
    if (!first.isBefore(at)) {
      throw new IllegalArgumentException(
          "no week of the file lies in the first " + fit + " of its time; choose a larger share");
    }
    this.daysAfter = (int) Duration.between(at, end).toDays() + (whole ? 1 : 0);
    learn(sales);
  }

  /**
   * The known part alone, split again at the same share of its own time: what is chosen on its
   * later part has seen nothing from the border on.
   */
  public SplitOrders ofKnown() {
    return new SplitOrders(history, fit, mostWeeks, at);
  }

  private void learn(List<? extends OrderHistory.Sale> sales) {
    Map<String, KnownSales.Sum> sums = new TreeMap<>();
    for (OrderHistory.Sale sale : sales) {
      if (sale.at().isBefore(at)) {
        sums.computeIfAbsent(sale.sku(), sku -> new KnownSales.Sum(sale.at())).add(sale);
      }
    }
    sums.forEach(
        (sku, sum) -> {
          KnownSales of = sum.until(at);
          if (of.units() > 0) {
            known.put(sku, of);
          }
        });
  }

  /** The file. */
  public OrderHistory history() {
    return history;
  }

  /** Share of the time that is known. */
  public double fit() {
    return fit;
  }

  /** The first instant that is not known. */
  public Instant at() {
    return at;
  }

  /** Whole days from the border to the end of the file, or of what is known of it. */
  public int daysAfter() {
    return daysAfter;
  }

  /** Items that sold before the border, by id. */
  public Map<String, KnownSales> known() {
    return known;
  }

  /** What an item sold before the border, which it did. */
  public KnownSales knownSales(String sku) {
    KnownSales sales = known.get(sku);
    if (sales == null) {
      throw new IllegalArgumentException(sku + " sold nothing before " + at);
    }
    return sales;
  }

  /** The median over the items of their prices before the border, 1 where none is known. */
  public double medianPrice() {
    double[] prices =
        known.values().stream().mapToDouble(KnownSales::price).filter(p -> p > 0).toArray();
    return prices.length == 0 ? 1 : EarlySales.median(prices, prices.length);
  }

  /** All orders of some items, from the first of the file on. */
  public OrderFeed all(Set<String> skus, long seed) {
    return history.orders(part(Instant.MIN, skus), ShippedFrom.nowhere(), seed);
  }

  /** The orders of some items from the border on. */
  public OrderFeed after(Set<String> skus, ShippedFrom shipped, long seed) {
    return history.orders(part(at, skus), shipped, seed);
  }

  /**
   * Units ordered from the border on that nobody could have planned for, as shares of all of them.
   *
   * @param newItems of items that sold nothing before
   * @param arrangement of lines too large to be served from stock
   */
  public record NotPlanned(double newItems, double arrangement) {}

  /** What is left out of the orders after the border. */
  public NotPlanned notPlanned() {
    double all = 0;
    double newItems = 0;
    double large = 0;
    for (OrderHistory.Sale sale : history.sales()) {
      if (!sale.at().isBefore(at) && sale.at().isBefore(until) && sale.units() > 0) {
        all += sale.units();
        if (!known.containsKey(sale.sku())) {
          newItems += sale.units();
        } else if (!servedFromStock(sale.sku(), sale.units())) {
          large += sale.units();
        }
      }
    }
    return new NotPlanned(newItems / Math.max(1, all), large / Math.max(1, all));
  }

  /** Whether a line is small enough to be served from stock. */
  public boolean servedFromStock(String sku, long units) {
    KnownSales of = known.get(sku);
    return of != null && units <= Math.max(LEAST_LINE, mostWeeks * of.unitsPerWeek());
  }

  private OrderHistory.Part part(Instant from, Set<String> skus) {
    return new OrderHistory.Part(
        from, until, (sku, units) -> skus.contains(sku) && servedFromStock(sku, units));
  }
}
