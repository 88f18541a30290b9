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

  private static final double DAY_MILLIS = 86_400_000;

  private StockFlags() {}

  /** The alerts of a position, then these. */
  static List<String> of(ConsoleTables tables, StockRow stock, MoneyAtRisk risk) {
    List<String> flags = new ArrayList<>(stock.flags());
    Optional<Instant> now = tables.ticks().at();
    if (stock.level() > 0 && stock.onHand() <= 0) {
      flags.add(OUT_OF_STOCK);
    }
    if (runningOut(stock, nextArrival(tables, stock), now)) {
      flags.add(RUNNING_OUT);
    }
    if (risk.missingUnits() > 0 && stock.inTransit() + stock.onOrder() <= 0) {
      flags.add(NOTHING_COMING);
    }
    if (overdue(tables, stock)) {
      flags.add(ARRIVAL_OVERDUE);
    }
    if (tooMuch(stock)) {
      flags.add(TOO_MUCH);
    }
    Stops.of(tables, stock.sku(), stock.node())
        .ifPresent(halt -> flags.add(Stops.freezes(halt) ? "FROZEN" : "PAUSED"));
    if (!tables.reference().items().containsKey(stock.sku())) {
      flags.add("ITEM_MISSING");
    }
    return List.copyOf(flags);
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

  private static boolean overdue(ConsoleTables tables, StockRow stock) {
    long now = tables.ticks().nowMillis();
    return arrivals(tables, stock).stream().anyMatch(arrival -> arrival.atMillis() < now);
  }

  static Optional<Instant> nextArrival(ConsoleTables tables, StockRow stock) {
    return arrivals(tables, stock).stream()
        .map(arrival -> Instant.ofEpochMilli(arrival.atMillis()))
        .min(Instant::compareTo);
  }

  private static List<Arrival> arrivals(ConsoleTables tables, StockRow stock) {
    return tables.stock().sku(stock.sku()).map(SkuRow::arrivals).orElse(List.of()).stream()
        .filter(arrival -> arrival.to().equals(stock.node()))
        .toList();
  }
}
