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
   * @param stock free units, and positions as orders see them
   */
  List<Want> wants(StockLevels stock, Need need, SupplyRules rules, Predicate<Lane> used) {
    if (lanes.isEmpty()) {
      return List.of();
    }
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
    SupplyPlan plan = flow.plan(new SkuSupply(pack, then, values, arcs, List.of()));
    return wants(plan, over, then, need, pack);
  }

  private static List<Want> wants(
      SupplyPlan plan, List<Lane> over, StockLevels stock, Need need, long pack) {
    long[] level = stock.position().clone();
    List<Want> wants = new ArrayList<>();
    for (int a = 0; a < over.size(); a++) {
      int to = over.get(a).to();
      long units = plan.moved()[a];
      if (units > 0) {
        double sum = 0;
        for (long unit = 0; unit < units; unit++) {
          sum += need.margins().next(to, level[to] + unit);
        }
        level[to] += units;
        wants.add(Want.moved(over.get(a), pack, List.of(new Step(units, sum / units))));
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
    return need.margins().next(node, position) > 0 ? need.values().next(node, position) : 0;
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
