package org.echelon.simulation.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.List;
import org.echelon.measure.OrTools;
import org.junit.jupiter.api.Test;

/** The bound and the plan beside it, held against the integer program of small worlds. */
class ClairvoyantTest {
  private static final RoutingSettings SMALL = new RoutingSettings(4, 8, 8, 4, 3, 25, 0.9);

  @Test
  void shouldEncloseTheBestPlanNarrowly() {
    OrTools.assumePresent();
    for (long seed = 1; seed <= 5; seed++) {
      RoutingWorld world = RoutingWorld.draw(SMALL, seed);
      List<CustomerOrder> orders = world.orders();
      double best = optimum("SCIP", world, orders);
      double relaxed = optimum("GLOP", world, orders);

      // when
      Clairvoyant found = Clairvoyant.of(world, orders, 1500);

      assertThat(found.bound()).isBetween(relaxed * 0.999, best * (1 + 1e-9));
      assertThat(found.plan()).isBetween(best * (1 - 1e-9), best * 1.08);
    }
  }

  /**
   * A line goes to one facility or is lost; a facility that ships a line of an order has a parcel.
   */
  private static double optimum(String name, RoutingWorld world, List<CustomerOrder> orders) {
    MPSolver solver = MPSolver.createSolver(name);
    MPConstraint[][] left = new MPConstraint[world.items()][world.facilities()];
    for (int i = 0; i < left.length; i++) {
      for (int f = 0; f < left[i].length; f++) {
        left[i][f] = solver.makeConstraint(Double.NEGATIVE_INFINITY, world.stock[i][f]);
      }
    }
    for (CustomerOrder order : orders) {
      double[] unit = world.lineCost[RoutingWorld.row(order)];
      MPVariable[] parcel = new MPVariable[unit.length];
      for (int f = 0; f < unit.length; f++) {
        parcel[f] = solver.makeVar(0, 1, true, "");
        solver.objective().setCoefficient(parcel[f], world.parcel(order.serviceClass())[f]);
      }
      for (int item : world.basket[order.type()]) {
        MPConstraint once = solver.makeConstraint(1, 1);
        MPVariable lost = solver.makeVar(0, 1, true, "");
        once.setCoefficient(lost, 1);
        solver.objective().setCoefficient(lost, world.lostCost[item]);
        for (int f = 0; f < unit.length; f++) {
          MPVariable from = solver.makeVar(0, 1, true, "");
          solver.objective().setCoefficient(from, unit[f]);
          once.setCoefficient(from, 1);
          left[item][f].setCoefficient(from, 1);
          MPConstraint packed = solver.makeConstraint(Double.NEGATIVE_INFINITY, 0);
          packed.setCoefficient(from, 1);
          packed.setCoefficient(parcel[f], -1);
        }
      }
    }
    return OrTools.optimum(solver);
  }
}
