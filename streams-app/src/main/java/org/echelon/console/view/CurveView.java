package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.SkuRow;
import org.echelon.console.table.SkuRow.Arrival;
import org.echelon.console.table.StockRow;
import org.echelon.reference.Node;
import org.echelon.state.NodeProposal;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.SkuPlan;

/**
 * What one more unit of a SKU is worth at each node, by how many are there: the plan's own ladder
 * at the prices that it was evaluated at ({@link SkuPlan#marginNext}). It falls; where it passes
 * below zero is the order-up-to level.
 */
public final class CurveView {
  /** Points of a curve, about: more than a picture is wide would not be seen. */
  static final int POINTS = 240;

  private static final int LEAST_UNITS = 10;

  private CurveView() {}

  /** The curves of a SKU, by node with what is at risk first, and what the plan was made with. */
  public record Curves(
      Optional<Instant> asOf,
      String sku,
      long priceVersion,
      long networkVersion,
      long forecastVersion,
      long itemRevision,
      List<NodeCurve> nodes) {}

  /**
   * The curve of a node.
   *
   * @param fills whether it only fills other nodes, and so orders by what they lack too
   * @param lotUnits units that the plan takes together, all at the worth of the lot
   * @param positionUnits free, in transit and on order
   * @param levelUnits where the curve passes below zero: the level of the plan
   * @param levelInForceUnits the level that is ordered up to, that of a person where one is fixed
   * @param worthNext value a day of one more unit on top of the position, by this curve
   * @param holdingPerUnitDay what a unit costs a day without shadow prices
   * @param flowPrice shadow price of moving a unit in, with that of the node that fills it
   * @param storagePrice shadow price of a dm³ and day
   * @param units numbers of units
   * @param worth value a day of one more unit on top of so many
   */
  public record NodeCurve(
      String node,
      boolean fills,
      int lotUnits,
      long freeUnits,
      long positionUnits,
      long levelUnits,
      long levelInForceUnits,
      double demandPerDay,
      double worthNext,
      double holdingPerUnitDay,
      double flowPrice,
      double storagePrice,
      List<Long> units,
      List<Double> worth) {}

  /**
   * The curves of a plan.
   *
   * @param node empty for all
   */
  public static Curves of(ConsoleTables tables, SkuPlan plan, String node) {
    Optional<SkuRow> position = tables.stock().sku(plan.sku());
    long now = tables.ticks().nowMillis();
    List<Ranked> curves = new ArrayList<>();
    for (Node known : tables.reference().nodes().values()) {
      NodeLadder ladder = plan.ladder(known.getOrdinal());
      if (ladder != null && (node.isEmpty() || node.equals(known.getNode()))) {
        Optional<StockRow> stock = at(position, known.getNode());
        List<Arrival> arrivals = position.map(SkuRow::arrivals).orElse(List.of());
        double risk = stock.map(row -> MoneyAtRisk.of(row, arrivals, now).perDay()).orElse(0.0);
        curves.add(new Ranked(risk, curve(tables, plan, known, ladder, stock)));
      }
    }
    curves.sort(
        Comparator.comparingDouble((Ranked one) -> -one.risk())
            .thenComparingLong(one -> -one.curve().levelUnits())
            .thenComparing(one -> one.curve().node()));
    return new Curves(
        tables.ticks().at(),
        plan.sku(),
        plan.versions().price(),
        plan.versions().network(),
        plan.versions().forecast(),
        plan.versions().item(),
        curves.stream().map(Ranked::curve).toList());
  }

  private record Ranked(double risk, NodeCurve curve) {}

  private static Optional<StockRow> at(Optional<SkuRow> position, String node) {
    return position.stream()
        .flatMap(found -> found.nodes().stream())
        .filter(row -> row.node().equals(node))
        .findFirst();
  }

  private static NodeCurve curve(
      ConsoleTables tables, SkuPlan plan, Node node, NodeLadder ladder, Optional<StockRow> stock) {
    int n = node.getOrdinal();
    long level = plan.levelUnits(n);
    long position = stock.map(StockRow::position).orElse(0L);
    List<Long> units = units(level, position);
    Map<String, NodeProposal> proposed =
        tables.stock().proposal(plan.sku()).map(row -> row.nodes()).orElse(Map.of());
    NodeProposal proposal = proposed.get(node.getNode());
    return new NodeCurve(
        node.getNode(),
        ladder.passesOn(),
        ladder.lot(),
        stock.map(StockRow::onHand).orElse(0L),
        position,
        level,
        proposal == null ? level : proposal.getLevelUnits(),
        plan.demandRatePerDay(n),
        plan.marginNext(n, position),
        ladder.holdingPerUnitDay(),
        plan.flowPrice(n),
        plan.storagePrice(n),
        units,
        units.stream().map(unit -> plan.marginNext(n, unit)).toList());
  }

  /**
   * So many numbers of units that level and position can be seen: up to a quarter beyond the level,
   * and to the position unless that lies far off. The level is among them, and the unit before it.
   */
  static List<Long> units(long level, long position) {
    long beyond = level + level / 4 + 2;
    long most = Math.max(LEAST_UNITS, Math.max(beyond, Math.min(position + 1, 4 * beyond)));
    long step = (most + POINTS - 1) / POINTS;
    TreeSet<Long> units = new TreeSet<>();
    for (long unit = 0; unit < most; unit += step) {
      units.add(unit);
    }
    units.add(most);
    units.add(level);
    units.add(Math.max(0, level - 1));
    if (position >= 0 && position <= most) {
      units.add(position);
    }
    return List.copyOf(units);
  }
}
