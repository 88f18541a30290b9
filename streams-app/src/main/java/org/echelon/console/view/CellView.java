package org.echelon.console.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.echelon.codec.PriceMapping;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.SkuRow;
import org.echelon.console.table.SkuRow.Arrival;
import org.echelon.console.table.StockRow;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.reference.Item;
import org.echelon.valuation.PriceView;

/** What fills a limit of a node, and what arrives there in a week. */
public final class CellView {
  /** Weeks from now, the first of them 0. */
  public static final int WEEKS = 14;

  static final int SHOWN = 20;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final double DEFAULT_CUBE = 1;

  private CellView() {}

  /**
   * A limit of a node in a week.
   *
   * @param resource STORAGE, in dm³, or FLOW, in units a day
   * @param until end of the week; what is overdue counts as of the first
   * @param capacity empty where the network states none
   * @param use now: the volume in the building, or the demand that reaches the node a day
   * @param price of that week, of a dm³ and day, or of a unit
   * @param skus those that use most, {@value #SHOWN} at most
   * @param arrivals those of most use, {@value #SHOWN} at most
   */
  public record Cell(
      Optional<Instant> asOf,
      String node,
      String name,
      String resource,
      int week,
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<Double> capacity,
      double use,
      Optional<Double> price,
      List<Fill> skus,
      long totalSkus,
      List<Coming> arrivals,
      long totalArrivals,
      long arrivingUnits,
      double arrivingCube) {}

  /**
   * A SKU that uses the limit.
   *
   * @param use dm³ in the building, or units a day
   * @param share of the use of all SKUs
   * @param units in the building
   */
  public record Fill(
      String sku,
      double use,
      double share,
      long units,
      long levelUnits,
      double demandPerDay,
      Optional<Double> coverDays,
      double marginNow) {}

  /** Units that a command brings. */
  public record Coming(
      String commandId, String sku, String from, long units, double cube, Instant expectedAt) {}

  /**
   * A limit.
   *
   * @return empty where no node that holds stock has that name
   */
  public static Optional<Cell> of(ConsoleTables tables, String id, String resource, int week) {
    long now = tables.ticks().nowMillis();
    Optional<Network> network = tables.reference().networkAt(now);
    Optional<Node> node =
        network
            .filter(known -> known.ordinal(id) >= 0)
            .map(known -> known.node(known.ordinal(id)))
            .filter(known -> known.kind().holdsStock());
    return node.map(known -> cell(tables, network.get(), known, resource, week, now));
  }

  private static Cell cell(
      ConsoleTables tables, Network network, Node node, String resource, int week, long now) {
    boolean storage = resource.equals("STORAGE");
    List<Fill> fills = fills(tables, node.id(), storage);
    double use = fills.stream().mapToDouble(Fill::use).sum();
    Instant from = Instant.ofEpochMilli(now).plus(WEEK.multipliedBy(week));
    List<Coming> coming =
        coming(tables, node.id(), week == 0 ? Instant.MIN : from, from.plus(WEEK));
    double limit = storage ? node.capacity().storageCube() : node.capacity().flowUnitsPerDay();
    return new Cell(
        tables.ticks().at(),
        node.id(),
        Optional.ofNullable(tables.reference().nodes().get(node.id()))
            .map(org.echelon.reference.Node::getName)
            .orElse(""),
        resource,
        week,
        tables.ticks().at().map(at -> from),
        tables.ticks().at().map(at -> from.plus(WEEK)),
        Double.isInfinite(limit) ? Optional.empty() : Optional.of(limit),
        use,
        price(tables, network, node, storage, from),
        fills.stream().limit(SHOWN).map(fill -> shared(fill, use)).toList(),
        fills.size(),
        coming.stream().limit(SHOWN).toList(),
        coming.size(),
        coming.stream().mapToLong(Coming::units).sum(),
        coming.stream().mapToDouble(Coming::cube).sum());
  }

  private static List<Fill> fills(ConsoleTables tables, String node, boolean storage) {
    List<Fill> fills = new ArrayList<>();
    for (StockRow stock : tables.stock().at(node).values()) {
      double use =
          storage ? Math.max(0, stock.present()) * cube(tables, stock.sku()) : stock.demandPerDay();
      if (use > 0) {
        fills.add(
            new Fill(
                stock.sku(),
                use,
                0,
                stock.present(),
                stock.level(),
                stock.demandPerDay(),
                stock.demandPerDay() > 0
                    ? Optional.of(Math.max(0, stock.onHand()) / stock.demandPerDay())
                    : Optional.empty(),
                stock.marginNow()));
      }
    }
    fills.sort(Comparator.comparingDouble(Fill::use).reversed().thenComparing(Fill::sku));
    return fills;
  }

  private static Fill shared(Fill fill, double use) {
    return new Fill(
        fill.sku(),
        fill.use(),
        fill.use() / use,
        fill.units(),
        fill.levelUnits(),
        fill.demandPerDay(),
        fill.coverDays(),
        fill.marginNow());
  }

  private static List<Coming> coming(
      ConsoleTables tables, String node, Instant from, Instant until) {
    List<Coming> coming = new ArrayList<>();
    for (SkuRow sku : tables.stock().all().values()) {
      for (Arrival arrival : sku.arrivals()) {
        Instant at = Instant.ofEpochMilli(arrival.atMillis());
        if (arrival.to().equals(node) && !at.isBefore(from) && at.isBefore(until)) {
          coming.add(
              new Coming(
                  arrival.commandId(),
                  sku.sku(),
                  arrival.from(),
                  arrival.units(),
                  arrival.units() * cube(tables, sku.sku()),
                  at));
        }
      }
    }
    coming.sort(
        Comparator.comparingDouble(Coming::cube).reversed().thenComparing(Coming::commandId));
    return coming;
  }

  private static Optional<Double> price(
      ConsoleTables tables, Network network, Node node, boolean storage, Instant from) {
    return tables
        .prices()
        .inForce()
        .map(
            priced -> {
              LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
              PriceView prices = PriceMapping.view(priced.vector(), network, day);
              return storage ? prices.storage(node.ordinal()) : prices.flow(node.ordinal());
            });
  }

  private static double cube(ConsoleTables tables, String sku) {
    Item item = tables.reference().items().get(sku);
    return item == null ? DEFAULT_CUBE : item.getUnitCube();
  }
}
