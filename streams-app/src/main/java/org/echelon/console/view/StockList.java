package org.echelon.console.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.SkuRow.Arrival;
import org.echelon.console.table.StockRow;
import org.echelon.console.view.StockView.Ranked;

/** Pairs of SKU and node, what is at risk first, narrowed down to those that something is amiss. */
public final class StockList {
  /** Units above the level x what the last of them costs more a day than it earns. */
  private static final Comparator<Ranked> DEAREST_FIRST =
      Comparator.comparingDouble(
              (Ranked pair) ->
                  (pair.stock().position() - pair.stock().level()) * pair.stock().marginNow())
          .thenComparing(Ranked.MOST_FIRST);

  private StockList() {}

  /** Which pairs are asked for. */
  public enum Filter {
    ALL(0),
    OUT_OF_STOCK(StockFlags.bit(StockFlags.OUT_OF_STOCK)),
    RUNNING_OUT(StockFlags.bit(StockFlags.RUNNING_OUT)),
    NOTHING_COMING(StockFlags.bit(StockFlags.NOTHING_COMING)),
    ARRIVAL_OVERDUE(StockFlags.bit(StockFlags.ARRIVAL_OVERDUE)),
    TOO_MUCH(StockFlags.bit(StockFlags.TOO_MUCH));

    private final int bits;

    Filter(int bits) {
      this.bits = bits;
    }

    private boolean fits(int amiss) {
      return (amiss & bits) == bits;
    }
  }

  /**
   * A part of the pairs.
   *
   * @param total pairs that match, of which {@code items} are the first
   * @param counts of the pairs of the node by filter
   * @param riskPerDay of the pairs that match, currency
   * @param units of the pairs that match, by bucket
   */
  public record Stock(
      Optional<Instant> asOf,
      List<StockView.Row> items,
      long total,
      Optional<String> next,
      Counts counts,
      double riskPerDay,
      Units units) {}

  /** How many pairs there are of each filter. */
  public record Counts(
      long all,
      long outOfStock,
      long runningOut,
      long nothingComing,
      long arrivalOverdue,
      long tooMuch) {}

  /** Units by bucket. */
  public record Units(long onHand, long reserved, long held, long inTransit, long onOrder) {}

  /**
   * The pairs that match, most at risk first; of what is too much those that cost most. O(pairs),
   * and O(log limit) more for those that match.
   *
   * @param node empty for all
   * @param sku empty for all
   */
  public static Stock of(ConsoleTables tables, String node, String sku, Filter filter, int limit) {
    Look look = new Look(tables, filter, limit);
    StockView.forEach(tables, node, sku, look::at);
    return look.seen();
  }

  /** One look at many pairs, which keeps those that are shown and sums of the others. */
  private static final class Look {
    private static final Filter[] FILTERS = Filter.values();

    private final ConsoleTables tables;
    private final Filter filter;
    private final Best<Ranked> first;
    private final Optional<Instant> at;
    private final long now;
    private final long[] counts = new long[FILTERS.length];
    private final long[] units = new long[5];
    private long matching;
    private double riskPerDay;

    Look(ConsoleTables tables, Filter filter, int limit) {
      this.tables = tables;
      this.filter = filter;
      this.first = new Best<>(limit, filter == Filter.TOO_MUCH ? DEAREST_FIRST : Ranked.MOST_FIRST);
      this.at = tables.ticks().at();
      this.now = tables.ticks().nowMillis();
    }

    void at(StockRow stock, List<Arrival> arrivals) {
      MoneyAtRisk risk = MoneyAtRisk.of(stock, arrivals, now);
      int amiss = StockFlags.amiss(stock, arrivals, risk, at);
      for (Filter each : FILTERS) {
        counts[each.ordinal()] += each.fits(amiss) ? 1 : 0;
      }
      if (filter.fits(amiss)) {
        matching++;
        riskPerDay += risk.perDay();
        units[0] += stock.onHand();
        units[1] += stock.reserved();
        units[2] += stock.held();
        units[3] += stock.inTransit();
        units[4] += stock.onOrder();
        first.add(new Ranked(stock, risk));
      }
    }

    Stock seen() {
      return new Stock(
          at,
          first.inOrder().stream().map(pair -> StockView.row(tables, pair.stock())).toList(),
          matching,
          Optional.empty(),
          new Counts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]),
          riskPerDay,
          new Units(units[0], units[1], units[2], units[3], units[4]));
    }
  }
}
