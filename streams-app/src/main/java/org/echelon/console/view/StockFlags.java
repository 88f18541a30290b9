package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.SkuRow;
import org.echelon.console.table.SkuRow.Arrival;
import org.echelon.console.table.StockRow;

/** What the figures of a pair of SKU and node show to be wrong. */
final class StockFlags {
  /** It should hold stock, and nothing is free. */
  static final String OUT_OF_STOCK = "OUT_OF_STOCK";

  /** It is likely to run out before anything comes. */
  static final String RUNNING_OUT = "RUNNING_OUT";

  /** Units are missing and none is on its way. */
  static final String NOTHING_COMING = "NOTHING_COMING";

  /** Something should have come by now. */
  static final String ARRIVAL_OVERDUE = "ARRIVAL_OVERDUE";

  /** The last unit costs more than it earns, and the position is above the level. */
  static final String TOO_MUCH = "TOO_MUCH";

  /** In the order in which they are told; each has a bit in {@link #amiss}. */
  private static final List<String> SHOWN =
      List.of(OUT_OF_STOCK, RUNNING_OUT, NOTHING_COMING, ARRIVAL_OVERDUE, TOO_MUCH);

  private static final int OUT = bit(OUT_OF_STOCK);
  private static final int RUNS_OUT = bit(RUNNING_OUT);
  private static final int NOTHING = bit(NOTHING_COMING);
  private static final int OVERDUE = bit(ARRIVAL_OVERDUE);
  private static final int MUCH = bit(TOO_MUCH);
  private static final double DAY_MILLIS = 86_400_000;

  private StockFlags() {}

  /** The alerts of a position, then these. */
  static List<String> of(ConsoleTables tables, StockRow stock, MoneyAtRisk risk) {
    List<String> flags = new ArrayList<>(stock.flags());
    int amiss = amiss(stock, arrivals(tables, stock), risk, tables.ticks().at());
    for (String flag : SHOWN) {
      if ((amiss & bit(flag)) != 0) {
        flags.add(flag);
      }
    }
    Stops.of(tables, stock.sku(), stock.node())
        .ifPresent(halt -> flags.add(Stops.freezes(halt) ? "FROZEN" : "PAUSED"));
    if (!tables.reference().items().containsKey(stock.sku())) {
      flags.add("ITEM_MISSING");
    }
    return List.copyOf(flags);
  }

  /** The bit of one of these flags. */
  static int bit(String flag) {
    return 1 << SHOWN.indexOf(flag);
  }

  /**
   * What the figures show, a bit for each flag: the same for all pairs as for one, without a list.
   *
   * @param arrivals of the SKU at all nodes
   * @param now the deployment's now
   */
  static int amiss(
      StockRow stock, List<Arrival> arrivals, MoneyAtRisk risk, Optional<Instant> now) {
    int bits = 0;
    if (stock.level() > 0 && stock.onHand() <= 0) {
      bits |= OUT;
    }
    Optional<Instant> next = nextArrival(stock, arrivals);
    if (runningOut(stock, next, now)) {
      bits |= RUNS_OUT;
    }
    if (risk.missingUnits() > 0 && stock.inTransit() + stock.onOrder() <= 0) {
      bits |= NOTHING;
    }
    if (next.isPresent() && now.isPresent() && next.get().isBefore(now.get())) {
      bits |= OVERDUE;
    }
    if (tooMuch(stock)) {
      bits |= MUCH;
    }
    return bits;
  }

  /** As {@link StockView#runningOut}. */
  static boolean runningOut(StockRow stock, Optional<Instant> nextArrival, Optional<Instant> now) {
    return stock.level() > 0
        && stock.demandPerDay() > 0
        && stock.stockoutProbability() > StockView.LIKELY
        && goneBefore(stock.onHand(), stock.demandPerDay(), nextArrival, now);
  }

  /** Whether free units are gone at the mean demand before anything comes. */
  static boolean goneBefore(
      long free, double demandPerDay, Optional<Instant> nextArrival, Optional<Instant> now) {
    long lasts = (long) (Math.max(0, free) / demandPerDay * DAY_MILLIS);
    return nextArrival.isEmpty()
        || now.isEmpty()
        || nextArrival.get().isAfter(now.get().plusMillis(lasts));
  }

  static boolean tooMuch(StockRow stock) {
    return stock.marginNow() < 0 && stock.position() > stock.level();
  }

  static Optional<Instant> nextArrival(ConsoleTables tables, StockRow stock) {
    return nextArrival(stock, arrivals(tables, stock));
  }

  private static Optional<Instant> nextArrival(StockRow stock, List<Arrival> arrivals) {
    long next = Long.MAX_VALUE;
    for (Arrival arrival : arrivals) {
      if (arrival.atMillis() < next && arrival.to().equals(stock.node())) {
        next = arrival.atMillis();
      }
    }
    return next == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next));
  }

  /** Of the SKU at all nodes. */
  private static List<Arrival> arrivals(ConsoleTables tables, StockRow stock) {
    return tables.stock().sku(stock.sku()).map(SkuRow::arrivals).orElse(List.of());
  }
}
