package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.echelon.codec.ItemMapping;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.SkuRow;
import org.echelon.console.table.StockRow;
import org.echelon.console.view.Reply.Page;
import org.echelon.reference.Item;

/** Positions: by SKU, by node, and all of them with what is at risk first. */
public final class StockView {
  static final double LIKELY = 0.5;
  private static final double DAY_MILLIS = 86_400_000;

  private StockView() {}

  /**
   * Stock of a SKU at a node, in units; money is in the network's currency.
   *
   * @param riskPerDay probability of running out x demand x what a lost unit costs
   * @param wantUnits what Plan would send here next, and from where
   */
  public record Row(
      String sku,
      String name,
      String node,
      long onHandUnits,
      long reservedUnits,
      long heldUnits,
      long inTransitUnits,
      long onOrderUnits,
      long levelUnits,
      long positionUnits,
      double demandPerDay,
      Optional<Double> coverDays,
      double stockoutProbability,
      double riskPerDay,
      double marginNow,
      double marginNext,
      long wantUnits,
      Optional<String> wantFrom,
      Optional<Instant> nextArrivalAt,
      Optional<Instant> lastCountAt,
      List<String> flags,
      long priceVersion) {}

  /** A SKU at all its nodes. */
  public record SkuPositions(Optional<Instant> asOf, String sku, Instant at, List<Row> nodes) {}

  /**
   * Pairs of SKU and node, what is at risk first.
   *
   * @param node empty for all
   * @param sku empty for all
   */
  public static Page<Row> stock(ConsoleTables tables, String node, String sku, int limit) {
    List<Row> rows = new ArrayList<>();
    if (!sku.isEmpty()) {
      tables.stock().sku(sku).ifPresent(found -> addRows(tables, found, node, rows));
    } else if (!node.isEmpty()) {
      tables.stock().at(node).values().forEach(stock -> rows.add(row(tables, stock)));
    } else {
      tables.stock().all().values().forEach(found -> addRows(tables, found, "", rows));
    }
    rows.sort(
        Comparator.comparingDouble((Row row) -> -row.riskPerDay())
            .thenComparing(Row::sku)
            .thenComparing(Row::node));
    return new Page<>(
        tables.ticks().at(),
        List.copyOf(rows.subList(0, Math.min(limit, rows.size()))),
        rows.size(),
        Optional.empty());
  }

  /**
   * Whether a pair that should hold stock is more likely than not to run out within its protection
   * time, and nothing that is on its way arrives before the free units are gone at the mean demand.
   * Where the level is zero, going without is the plan.
   *
   * @param now the deployment's now
   */
  public static boolean runningOut(Row row, Optional<Instant> now) {
    if (row.levelUnits() <= 0 || row.demandPerDay() <= 0 || row.stockoutProbability() <= LIKELY) {
      return false;
    }
    long lasts = (long) (row.coverDays().orElse(0.0) * DAY_MILLIS);
    return row.nextArrivalAt().isEmpty()
        || now.isEmpty()
        || row.nextArrivalAt().get().isAfter(now.get().plusMillis(lasts));
  }

  /** Positions at a node in the order of SKUs, those after a SKU. */
  public static Page<Row> atNode(ConsoleTables tables, String node, String after, int limit) {
    NavigableMap<String, StockRow> all = tables.stock().at(node);
    List<Row> rows = new ArrayList<>();
    for (StockRow stock : all.tailMap(after, false).values()) {
      if (rows.size() == limit) {
        break;
      }
      rows.add(row(tables, stock));
    }
    boolean more = !rows.isEmpty() && all.higherKey(rows.get(rows.size() - 1).sku()) != null;
    return new Page<>(
        tables.ticks().at(),
        rows,
        all.size(),
        more ? Optional.of(rows.get(rows.size() - 1).sku()) : Optional.empty());
  }

  /** The position of a SKU; empty for one that nothing is known of. */
  public static Optional<SkuPositions> ofSku(ConsoleTables tables, String sku) {
    return tables
        .stock()
        .sku(sku)
        .map(
            found ->
                new SkuPositions(
                    tables.ticks().at(),
                    sku,
                    Instant.ofEpochMilli(found.atMillis()),
                    found.nodes().stream().map(stock -> row(tables, stock)).toList()));
  }

  private static void addRows(ConsoleTables tables, SkuRow found, String node, List<Row> rows) {
    for (StockRow stock : found.nodes()) {
      if (node.isEmpty() || stock.node().equals(node)) {
        rows.add(row(tables, stock));
      }
    }
  }

  static Row row(ConsoleTables tables, StockRow stock) {
    var want =
        tables.stock().proposal(stock.sku()).map(proposal -> proposal.nodes().get(stock.node()));
    double demand = stock.demandPerDay();
    return new Row(
        stock.sku(),
        Optional.ofNullable(tables.reference().items().get(stock.sku()))
            .map(Item::getName)
            .orElse(""),
        stock.node(),
        stock.onHand(),
        stock.reserved(),
        stock.held(),
        stock.inTransit(),
        stock.onOrder(),
        stock.level(),
        stock.position(),
        demand,
        demand > 0 ? Optional.of(Math.max(0, stock.onHand()) / demand) : Optional.empty(),
        stock.stockoutProbability(),
        stock.stockoutProbability() * demand * lostValue(tables, stock.sku()),
        stock.marginNow(),
        stock.marginNext(),
        want.map(w -> w.getWantUnits()).orElse(0L),
        want.map(w -> w.getSource()),
        nextArrival(tables, stock),
        Reply.instant(stock.lastCountAt()),
        stock.flags(),
        stock.priceVersion());
  }

  private static Optional<Instant> nextArrival(ConsoleTables tables, StockRow stock) {
    return tables.stock().sku(stock.sku()).stream()
        .flatMap(found -> found.arrivals().stream())
        .filter(arrival -> arrival.to().equals(stock.node()))
        .map(arrival -> Instant.ofEpochMilli(arrival.atMillis()))
        .min(Comparator.naturalOrder());
  }

  /** What a unit of unmet demand costs; 0 while item or network are not known. */
  private static double lostValue(ConsoleTables tables, String sku) {
    Item item = tables.reference().items().get(sku);
    if (item == null) {
      return 0;
    }
    try {
      return tables
          .reference()
          .networkAt(tables.ticks().nowMillis())
          .map(network -> ItemMapping.terms(item, network).lostSaleValue())
          .orElse(0.0);
    } catch (IllegalArgumentException unsound) {
      return 0;
    }
  }
}
