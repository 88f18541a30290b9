package org.echelon.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.echelon.network.Lane;
import org.echelon.network.Network;

/**
 * Which units that a node would take over its usual lane could come direct from further up: as many
 * of them as the start of the direct lane has free beyond what it gives to others. Nothing is
 * wanted that is not wanted over the usual lane, so what goes direct is only another way for it;
 * the node between keeps what it would have sent, and orders less.
 *
 * <p>Whether they go direct is decided for all SKUs of a departure together, where the truck is
 * filled. O(wants) a direct lane. A heuristic: levels and prices are those of the usual lanes, and
 * what the node between lacks is not brought past it. Source: model, section 8.
 */
final class DirectWants {
  private final Network network;
  private final List<DirectLane> lanes;

  DirectWants(Network network) {
    this.network = network;
    this.lanes = DirectLane.of(network);
  }

  /**
   * The units that could go direct, by direct lane.
   *
   * @param held the stock that nodes have
   * @param wants of the SKU, over usual lanes
   * @param unitKg weight of a unit, 0 where nobody told it
   * @param prices what passing a unit through a node is worth
   * @param used lanes that may be used
   */
  List<DirectWant> of(
      StockLevels held,
      List<Want> wants,
      SupplyRules rules,
      double unitKg,
      DirectLane.NodePrices prices,
      Predicate<Lane> used) {
    List<DirectWant> all = new ArrayList<>();
    long[] free = held.free().clone();
    for (DirectLane direct : lanes) {
      Optional<Want> usual = over(direct.usual(), wants);
      if (usual.isPresent() && used.test(direct.lane()) && direct.way().stream().allMatch(used)) {
        long spare = spare(direct, free, wants);
        List<Step> steps = steps(usual.get().steps(), spare, rules.transferPackUnits());
        long units = steps.stream().mapToLong(Step::units).sum();
        if (units > 0) {
          free[direct.lane().from()] -= units;
          all.add(
              new DirectWant(
                  direct,
                  usual.get().packUnits(),
                  steps,
                  direct.usualPerUnit(network, rules.unitCube(), unitKg, prices),
                  direct.lane().cost(rules.unitCube()),
                  usual.get().grounds().direct(new Grounds.Direct(spare, usual.get().units()))));
        }
      }
    }
    return all;
  }

  private static Optional<Want> over(Lane lane, List<Want> wants) {
    return wants.stream().filter(want -> want.lane().id().equals(lane.id())).findFirst();
  }

  /** What the start of a direct lane has beyond what it gives to nodes off the usual way. */
  private static long spare(DirectLane direct, long[] free, List<Want> wants) {
    int source = direct.lane().from();
    long spare = free[source];
    for (Want want : wants) {
      boolean ours = want.lane().id().equals(direct.way().get(0).id());
      spare -= want.lane().from() == source && !ours ? want.units() : 0;
    }
    return Math.max(0, spare);
  }

  /** The part of a want's steps that the start of the direct lane has units for. */
  static List<Step> steps(List<Step> usual, long spare, long pack) {
    List<Step> steps = new ArrayList<>();
    long left = spare / pack * pack;
    for (Step step : usual) {
      long units = Math.min(step.units(), left);
      left -= units;
      steps.add(new Step(units, step.marginPerUnitDay()));
    }
    return steps;
  }
}
