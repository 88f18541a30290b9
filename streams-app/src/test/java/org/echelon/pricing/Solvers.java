package org.echelon.pricing;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.measure.OrTools;

/** Optima of raw columns by the solvers of OR-tools. */
final class Solvers {
  private Solvers() {}

  /** Optimum of the columns with z in [0, 1], by GLOP. */
  static double fractional(RawColumns raw) {
    return best("GLOP", raw);
  }

  /** Optimum of the columns with whole z, by SCIP. */
  static double whole(RawColumns raw) {
    return best("SCIP", raw);
  }

  /** max sum value z, usage within the limits, and at most one cut for a lot. */
  private static double best(String name, RawColumns raw) {
    MPSolver solver = MPSolver.createSolver(name);
    double none = Double.NEGATIVE_INFINITY;
    MPConstraint[] limits = new MPConstraint[raw.limits.length];
    for (int r = 0; r < limits.length; r++) {
      limits[r] = solver.makeConstraint(none, raw.limits[r]);
    }
    Map<Long, MPConstraint> lots = new TreeMap<>();
    MPObjective objective = solver.objective();
    for (RawColumns.Column column : raw.columns) {
      MPVariable z = solver.makeVar(0, 1, name.equals("SCIP"), "");
      objective.setCoefficient(z, column.value());
      long lot = 1000L * column.pair() + column.level();
      lots.computeIfAbsent(lot, l -> solver.makeConstraint(none, 1)).setCoefficient(z, 1);
      for (int r = 0; r < limits.length; r++) {
        if (column.usage()[r] != 0) {
          limits[r].setCoefficient(z, column.usage()[r]);
        }
      }
    }
    objective.setMaximization();
    return OrTools.optimum(solver);
  }
}
