package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.echelon.console.table.ConsoleTables;
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
    ALL(flags -> true),
    OUT_OF_STOCK(flags -> flags.contains(StockFlags.OUT_OF_STOCK)),
    RUNNING_OUT(flags -> flags.contains(StockFlags.RUNNING_OUT)),
    NOTHING_COMING(flags -> flags.contains(StockFlags.NOTHING_COMING)),
    ARRIVAL_OVERDUE(flags -> flags.contains(StockFlags.ARRIVAL_OVERDUE)),
    TOO_MUCH(flags -> flags.contains(StockFlags.TOO_MUCH));

    private final Predicate<List<String>> test;

    Filter(Predicate<List<String>> test) {
      this.test = test;
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
   * The pairs that match, most at risk first; of what is too much those that cost most. O(pairs).
   *
   * @param node empty for all
   * @param sku empty for all
   */
  public static Stock of(ConsoleTables tables, String node, String sku, Filter filter, int limit) {
    long[] counts = new long[Filter.values().length];
    List<Ranked> matching = new ArrayList<>();
    for (Ranked pair : StockView.ranked(tables, node, sku)) {
      List<String> flags = StockFlags.of(tables, pair.stock(), pair.risk());
      for (Filter each : Filter.values()) {
        counts[each.ordinal()] += each.test.test(flags) ? 1 : 0;
      }
      if (filter.test.test(flags)) {
        matching.add(pair);
      }
    }
    matching.sort(filter == Filter.TOO_MUCH ? DEAREST_FIRST : Ranked.MOST_FIRST);
    return new Stock(
        tables.ticks().at(),
        matching.stream().limit(limit).map(pair -> StockView.row(tables, pair.stock())).toList(),
        matching.size(),
        Optional.empty(),
        new Counts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]),
        matching.stream().mapToDouble(pair -> pair.risk().perDay()).sum(),
        units(matching));
  }

  private static Units units(List<Ranked> pairs) {
    long[] units = new long[5];
    for (Ranked pair : pairs) {
      units[0] += pair.stock().onHand();
      units[1] += pair.stock().reserved();
      units[2] += pair.stock().held();
      units[3] += pair.stock().inTransit();
      units[4] += pair.stock().onOrder();
    }
    return new Units(units[0], units[1], units[2], units[3], units[4]);
  }
}
