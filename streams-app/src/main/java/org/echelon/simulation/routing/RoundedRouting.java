package org.echelon.simulation.routing;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.echelon.fulfillment.OrderSplit;

/**
 * Follows a linear program of the expected orders and rounds it order by order.
 *
 * <pre>
 * min sum over types q, classes c of d_qc ( sum_k p_k y_k + sum_i,k c_ik u_ik )
 * s.t. sum_k u_ik = 1,   y_k &gt;= u_ik,   expected units from k &lt;= stock,   losing a line is one k
 * </pre>
 *
 * <p>u of an order's type and class are the chances that {@link CorrelatedRounding} draws from. The
 * program is solved by its dual ({@link StockAscent}), u being the mean of the choices along the
 * last steps; so it is the program with all ways to split an order, which is never worse to follow.
 * Where the facility drawn has nothing left, what is cheapest then is taken; the published scheme
 * loses such a line. Source: Jasin and Sinha (2015), who solve the program once.
 */
final class RoundedRouting implements RoutingPolicy {
  private final RoutingWorld world;
  private final CorrelatedRounding rounding;
  private final OrderSplit split;
  private final double everyDays;
  private final RoutingEffort.Rounded effort;
  private final int[] type;
  private final int[] row;
  private final float[][][] chance;
  private final double[] expected;
  private final StockAscent ascent;
  private final double[][] cost;
  private final double[] refusal;
  private double next;
  private boolean started;

  /**
   * @param everyDays after which the program is solved anew, infinite for once
   */
  RoundedRouting(
      RoutingWorld world, SplittableRandom random, double everyDays, RoutingEffort.Rounded effort) {
    this.world = world;
    this.everyDays = everyDays;
    this.effort = effort;
    rounding = new CorrelatedRounding(random);
    split = new OrderSplit(world.facilities());
    cost = new double[world.mostLines()][world.facilities()];
    refusal = new double[world.mostLines()];
    int cells = world.basket.length * world.classes();
    type = new int[cells];
    row = new int[cells];
    expected = new double[cells];
    chance = new float[cells][][];
    for (int cell = 0; cell < cells; cell++) {
      type[cell] = cell / world.classes();
      row[cell] = RoutingWorld.meanRow(cell % world.classes());
      chance[cell] = new float[world.basket[type[cell]].length][world.facilities() + 1];
    }
    ascent =
        new StockAscent(
            new StockDual(world, type, row, expected), world.items(), world.facilities());
  }

  @Override
  public void prepare(double day, int[][] stock) {
    if (day < next) {
      return;
    }
    next =
        everyDays == Double.POSITIVE_INFINITY
            ? everyDays
            : everyDays * (1 + Math.floor(day / everyDays));
    double orders = (world.settings.days() - day) * world.settings.ordersPerDay();
    for (int cell = 0; cell < expected.length; cell++) {
      expected[cell] =
          orders * world.typeChance[type[cell]] * world.classChance[cell % world.classes()];
      for (float[] line : chance[cell]) {
        Arrays.fill(line, 0);
      }
    }
    double spread = started ? 0.003 : 0.02;
    ascent.run(started ? effort.steps() : effort.firstSteps(), stock, 0, spread, (o, l, f) -> {});
    int lost = world.facilities();
    float part = 1f / effort.averaged();
    ascent.run(
        effort.averaged(),
        stock,
        0,
        0.002,
        (cell, line, facility) -> chance[cell][line][facility < 0 ? lost : facility] += part);
    started = true;
  }

  @Override
  public void decide(CustomerOrder order, int[][] stock, int[] chosen) {
    int[] items = world.basket[order.type()];
    rounding.draw(
        items.length, chance[order.type() * world.classes() + order.serviceClass()], chosen);
    double[] parcel = world.parcel(order.serviceClass()).clone();
    int missing = 0;
    for (int k = 0; k < items.length; k++) {
      if (chosen[k] == world.facilities()) {
        chosen[k] = OrderSplit.NONE;
      } else if (stock[items[k]][chosen[k]] > 0) {
        parcel[chosen[k]] = 0;
      } else {
        chosen[k] = -2;
        missing++;
      }
    }
    if (missing > 0) {
      instead(order, stock, chosen, parcel, missing);
    }
  }

  private void instead(
      CustomerOrder order, int[][] stock, int[] chosen, double[] parcel, int missing) {
    int[] items = world.basket[order.type()];
    double[] unit = world.lineCost[RoutingWorld.row(order)];
    int[] line = new int[missing];
    int count = 0;
    for (int k = 0; k < items.length; k++) {
      if (chosen[k] == -2) {
        for (int f = 0; f < unit.length; f++) {
          cost[count][f] = stock[items[k]][f] > 0 ? unit[f] : Double.POSITIVE_INFINITY;
        }
        refusal[count] = world.lostCost[items[k]];
        line[count++] = k;
      }
    }
    split.choose(missing, cost, parcel, refusal);
    for (int m = 0; m < missing; m++) {
      chosen[line[m]] = split.node(m);
    }
  }
}
