package org.echelon.simulation.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;

class NetworkSimplexTest {
  private static final int INSTANCES = 300;

  private record Arc(int from, int to, double most, double cost) {}

  /** A network with a way from every vertex to the outside and back. */
  private record Instance(int vertices, List<Arc> arcs, double[] supply) {

    static Instance random(Random random) {
      int vertices = 3 + random.nextInt(6);
      List<Arc> arcs = new ArrayList<>();
      for (int v = 1; v < vertices; v++) {
        arcs.add(new Arc(v, 0, Double.POSITIVE_INFINITY, random.nextInt(20)));
        arcs.add(new Arc(0, v, Double.POSITIVE_INFINITY, 10 + random.nextInt(20)));
      }
      for (int i = 0; i < 4 * vertices; i++) {
        int from = random.nextInt(vertices);
        int to = random.nextInt(vertices);
        if (from != to) {
          arcs.add(new Arc(from, to, random.nextInt(8), random.nextInt(25) - 5));
        }
      }
      double[] supply = new double[vertices];
      for (int v = 1; v < vertices; v++) {
        supply[v] = random.nextInt(13) - 6;
      }
      return new Instance(vertices, arcs, supply);
    }

    NetworkSimplex solved() {
      NetworkSimplex flow = new NetworkSimplex(vertices);
      arcs.forEach(arc -> flow.arc(arc.from, arc.to, arc.most, arc.cost));
      for (int v = 1; v < vertices; v++) {
        flow.supply(v, supply[v]);
      }
      flow.solve();
      return flow;
    }

    double cost(NetworkSimplex flow) {
      double cost = 0;
      for (int a = 0; a < arcs.size(); a++) {
        cost += arcs.get(a).cost * flow.flow(a);
      }
      return cost;
    }

    double leastCost() {
      double[] costs = arcs.stream().mapToDouble(Arc::cost).toArray();
      List<LinearConstraint> rows = new ArrayList<>();
      for (int v = 1; v < vertices; v++) {
        double[] row = new double[arcs.size()];
        for (int a = 0; a < row.length; a++) {
          row[a] = (arcs.get(a).from == v ? 1 : 0) - (arcs.get(a).to == v ? 1 : 0);
        }
        rows.add(new LinearConstraint(row, Relationship.EQ, supply[v]));
      }
      for (int a = 0; a < arcs.size(); a++) {
        if (arcs.get(a).most < Double.POSITIVE_INFINITY) {
          double[] row = new double[arcs.size()];
          row[a] = 1;
          rows.add(new LinearConstraint(row, Relationship.LEQ, arcs.get(a).most));
        }
      }
      return new SimplexSolver()
          .optimize(
              new LinearObjectiveFunction(costs, 0),
              new LinearConstraintSet(rows),
              GoalType.MINIMIZE,
              new NonNegativeConstraint(true))
          .getValue();
    }
  }

  @Test
  void shouldCostWhatAGeneralSolverFinds() {
    Random random = new Random(11);
    for (int i = 0; i < INSTANCES; i++) {
      Instance instance = Instance.random(random);
      assertThat(instance.cost(instance.solved()))
          .as("instance %d", i)
          .isCloseTo(instance.leastCost(), within(1e-6));
    }
  }

  @Test
  void shouldCarryOffWhatIsSuppliedWithinCapacitiesAtPricesThatProveIt() {
    Random random = new Random(12);
    for (int i = 0; i < INSTANCES; i++) {
      Instance instance = Instance.random(random);
      NetworkSimplex flow = instance.solved();
      double[] left = instance.supply.clone();
      for (int a = 0; a < instance.arcs.size(); a++) {
        Arc arc = instance.arcs.get(a);
        left[arc.from] -= flow.flow(a);
        left[arc.to] += flow.flow(a);
        assertThat(flow.flow(a)).isBetween(0.0, arc.most);
        double reduced = arc.cost + flow.price(arc.from) - flow.price(arc.to);
        if (flow.flow(a) > 0) {
          assertThat(reduced).isLessThanOrEqualTo(1e-8);
        }
        if (flow.flow(a) < arc.most) {
          assertThat(reduced).isGreaterThanOrEqualTo(-1e-8);
        }
      }
      for (int v = 1; v < instance.vertices; v++) {
        assertThat(left[v]).isCloseTo(0, within(1e-8));
      }
    }
  }

  @Test
  void shouldRefuseWhatCannotBeCarriedOff() {
    NetworkSimplex flow = new NetworkSimplex(2);
    flow.arc(1, 0, 3, 1);
    flow.supply(1, 5);

    assertThatThrownBy(flow::solve).hasMessageContaining("cannot be carried off");
  }

  @Test
  void shouldRefuseAProfitWithoutEnd() {
    NetworkSimplex flow = new NetworkSimplex(3);
    flow.arc(1, 2, Double.POSITIVE_INFINITY, -3);
    flow.arc(2, 1, Double.POSITIVE_INFINITY, 1);

    assertThatThrownBy(flow::solve).hasMessageContaining("for ever");
  }
}
