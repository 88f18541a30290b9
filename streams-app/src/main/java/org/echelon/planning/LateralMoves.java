package org.echelon.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Node;

/**
 * Moves units sideways that lie above the level of one node to others that are short of theirs.
 *
 * <pre>v_b(k_b + 1) - v_a(k_a) - lane - handling at both ends &gt; {@value #LEAST_GAIN}</pre>
 *
 * <p>with the value v of a unit on hand, nothing for a unit that is not worth keeping. A value is
 * net of what filling the node by its own feeder costs, which such a unit does not need: the rule
 * errs towards staying. Moves seldom pay, since what a unit saves at a node is already counted
 * against serving its customers from others; they are for stock that a node should not keep. Only
 * what lies above the level leaves, and what comes goes below one, so that nothing goes back while
 * levels stand. A node that fills others gives away only what they do not lack. Which units go
 * where is found by {@link SkuFlow}, exactly.
 *
 * <p>O(nodes lanes) for each lot moved. A heuristic in what it offers, exact in what it does with
 * it. Source: model, section 5.
 */
final class LateralMoves {
  /** What a unit must gain beyond all costs, currency. */
  static final double LEAST_GAIN = 0.30;

  private final Network network;
  private final List<Lane> lanes;
  private final SkuFlow flow = new SkuFlow(LEAST_GAIN);

  LateralMoves(Network network) {
    this.network = network;
    this.lanes =
        network.lanes().stream()
            .filter(lane -> lane.kind() == LaneKind.LATERAL && stocks(lane.from()))
            .filter(lane -> stocks(lane.to()))
            .sorted(Comparator.comparing(Lane::id))
            .toList();
  }

  /** The lanes it may use, in order of id. */
  List<Lane> lanes() {
    return lanes;
  }

  private boolean stocks(int node) {
    return network.node(node).open() && network.node(node).kind().holdsStock();
  }

  /**
   * Moves sideways over the lanes that may be used.
   *
   * @param point free units, and positions as orders see them
   * @param need with the margins there
   */
  List<Want> wants(OrderPoint point, Need need, SupplyRules rules, Predicate<Lane> used) {
    if (lanes.isEmpty()) {
      return List.of();
    }
    StockLevels stock = point.stock();
    StockLevels then = new StockLevels(spare(stock, need), stock.position());
    List<TransferArc> arcs = new ArrayList<>();
    List<Lane> over = new ArrayList<>();
    for (Lane lane : lanes) {
      if (used.test(lane)
          && then.free()[lane.from()] >= rules.transferPackUnits()
          && value(need, lane.to(), then.position()[lane.to()]) > LEAST_GAIN) {
        over.add(lane);
        arcs.add(new TransferArc(lane.from(), lane.to(), cost(lane, rules.unitCube())));
      }
    }
    if (arcs.isEmpty()) {
      return List.of();
    }
    Margins values = (node, position) -> value(need, node, position);
    long pack = rules.transferPackUnits();
    SkuSupply supply = new SkuSupply(pack, then, values, arcs, List.of());
    return wants(flow.plan(supply), supply, over, point, need);
  }

  /**
   * The units that one move is worth when all others are as they are: best for all moves together
   * is best for each of them. O(units).
   *
   * @param margins value of one more unit by ordinal, of the node that gets and of that which gives
   * @param values what one more unit on hand saves there, currency per unit
   * @param spare units that the source can give
   */
  static long unitsAlone(
      Grounds grounds, Margins margins, Margins values, int to, int from, long spare, long pack) {
    Grounds.Sideways terms = grounds.sideways().orElseThrow();
    long[] free = new long[Math.max(to, from) + 1];
    long[] position = new long[free.length];
    free[from] = spare;
    position[from] = terms.sourcePosition();
    position[to] = grounds.position();
    SkuSupply supply =
        new SkuSupply(
            pack,
            new StockLevels(free, position),
            (node, at) -> value(margins, values, node, at),
            List.of(new TransferArc(from, to, terms.costPerUnit())),
            List.of());
    return new SkuFlow(LEAST_GAIN).plan(supply).moved()[0];
  }

  private static List<Want> wants(
      SupplyPlan plan, SkuSupply supply, List<Lane> over, OrderPoint point, Need need) {
    long pack = supply.packUnits();
    long[] level = point.stock().position().clone();
    long[] given = new long[level.length];
    for (int a = 0; a < over.size(); a++) {
      given[over.get(a).from()] += plan.moved()[a];
    }
    List<Want> wants = new ArrayList<>();
    for (int a = 0; a < over.size(); a++) {
      int from = over.get(a).from();
      int to = over.get(a).to();
      long units = plan.moved()[a];
      if (units > 0) {
        double sum = 0;
        for (long unit = 0; unit < units; unit++) {
          sum += need.margins().next(to, level[to] + unit);
        }
        level[to] += units;
        Grounds grounds =
            Grounds.at(to, point, need)
                .sideways(
                    plan.levels()[to] - units,
                    new Grounds.Source(
                        supply.stock().free()[from], given[from] - units, Double.NaN),
                    new Grounds.Sideways(
                        supply.transfers().get(a).costPerUnit(), plan.levels()[from] + units));
        List<Step> steps = List.of(new Step(units, sum / units));
        wants.add(Want.moved(over.get(a), pack, steps, grounds));
      }
    }
    return wants;
  }

  /** Free units that lie above the level of a node that lanes lead from. */
  private long[] spare(StockLevels stock, Need need) {
    long[] spare = new long[stock.free().length];
    for (Lane lane : lanes) {
      int n = lane.from();
      long position = stock.position()[n];
      // Where people have fixed what a node gets, nothing that it has is taken away.
      if (Double.isFinite(need.margins().next(n, position))) {
        spare[n] = Math.max(0, Math.min(stock.free()[n], position - need.levels()[n]));
      }
    }
    return spare;
  }

  /** What one unit more on hand saves, where it is worth keeping at all. */
  private static double value(Need need, int node, long position) {
    return value(need.margins(), need.values(), node, position);
  }

  private static double value(Margins margins, Margins values, int node, long position) {
    return margins.next(node, position) > 0 ? values.next(node, position) : 0;
  }

  private double cost(Lane lane, double unitCube) {
    Node from = network.node(lane.from());
    Node to = network.node(lane.to());
    return lane.cost(unitCube)
        + from.handlingOutPerUnit()
        + to.handlingInPerUnit()
        + (from.handlingPerCube() + to.handlingPerCube()) * unitCube;
  }
}
