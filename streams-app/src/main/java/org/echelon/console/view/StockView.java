package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.SkuRow;
import org.echelon.console.table.SkuRow.Arrival;
import org.echelon.console.table.StockRow;
import org.echelon.console.view.Reply.Page;
import org.echelon.reference.Item;

/** Positions: by SKU, by node, and all of them with what is at risk first. */
public final class StockView {
  static final double LIKELY = 0.5;

  private StockView() {}

  /**
   * Stock of a SKU at a node, in units; money is in the network's currency.
   *
   * @param riskPerDay see {@link MoneyAtRisk}
   * @param missingUnits units below the level that are neither there nor on their way
   * @param lateUnits units that will be asked for before they come
   * @param wantUnits what Plan would send here next, and from where
   * @param whyNothing why nothing is on its way; empty where something is, or nothing is missing
   * @param flags alerts of the position, and what the figures beside them show
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
      long missingUnits,
      double lateUnits,
      double marginNow,
      double marginNext,
      long wantUnits,
      Optional<String> wantFrom,
      Optional<Instant> nextArrivalAt,
      Optional<DecisionView.Sentence> whyNothing,
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
    List<Ranked> ranked = new ArrayList<>(ranked(tables, node, sku));
    ranked.sort(Ranked.MOST_FIRST);
    return new Page<>(
        tables.ticks().at(),
        ranked.stream().limit(limit).map(pair -> row(tables, pair.stock())).toList(),
        ranked.size(),
        Optional.empty());
  }

  /** A pair with what is at risk there. */
  record Ranked(StockRow stock, MoneyAtRisk risk) {
    static final Comparator<Ranked> MOST_FIRST =
        Comparator.comparingDouble((Ranked pair) -> -pair.risk().perDay())
            .thenComparing(pair -> pair.stock().sku())
            .thenComparing(pair -> pair.stock().node());
  }

  /** The pairs of a node, of a SKU, of both or of all, in no order. */
  static List<Ranked> ranked(ConsoleTables tables, String node, String sku) {
    List<Ranked> ranked = new ArrayList<>();
    long now = tables.ticks().nowMillis();
    forEach(
        tables,
        node,
        sku,
        (stock, arrivals) -> ranked.add(new Ranked(stock, MoneyAtRisk.of(stock, arrivals, now))));
    return ranked;
  }

  /** Shows the pairs of a node, of a SKU, of both or of all, with the arrivals of their SKU. */
  static void forEach(
      ConsoleTables tables, String node, String sku, BiConsumer<StockRow, List<Arrival>> pair) {
    if (!sku.isEmpty()) {
      tables.stock().sku(sku).ifPresent(found -> forEach(found, node, pair));
    } else if (!node.isEmpty()) {
      tables
          .stock()
          .at(node)
          .values()
          .forEach(stock -> pair.accept(stock, arrivals(tables, stock)));
    } else {
      tables.stock().all().values().forEach(found -> forEach(found, "", pair));
    }
  }

  private static void forEach(SkuRow found, String node, BiConsumer<StockRow, List<Arrival>> pair) {
    for (StockRow stock : found.nodes()) {
      if (node.isEmpty() || stock.node().equals(node)) {
        pair.accept(stock, found.arrivals());
      }
    }
  }

  private static List<Arrival> arrivals(ConsoleTables tables, StockRow stock) {
    return tables.stock().sku(stock.sku()).map(SkuRow::arrivals).orElse(List.of());
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
    return StockFlags.goneBefore(row.onHandUnits(), row.demandPerDay(), row.nextArrivalAt(), now);
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

  static Row row(ConsoleTables tables, StockRow stock) {
    var want =
        tables.stock().proposal(stock.sku()).map(proposal -> proposal.nodes().get(stock.node()));
    double demand = stock.demandPerDay();
    MoneyAtRisk risk = MoneyAtRisk.of(stock, arrivals(tables, stock), tables.ticks().nowMillis());
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
        risk.perDay(),
        risk.missingUnits(),
        risk.lateUnits(),
        stock.marginNow(),
        stock.marginNext(),
        want.map(w -> w.getWantUnits()).orElse(0L),
        want.map(w -> w.getSource()),
        StockFlags.nextArrival(tables, stock),
        WhyNothing.of(tables, stock, risk.missingUnits()),
        Reply.instant(stock.lastCountAt()),
        StockFlags.of(tables, stock, risk),
        stock.priceVersion());
  }
}
