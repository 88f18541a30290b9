package org.echelon.pricing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Map;
import java.util.TreeMap;

/** Solvers of OR-tools as referees; tests that need them are skipped where they do not load. */
final class Solvers {
  private static final String MISSING = load();

  private Solvers() {}

  private static String load() {
    try {
      Loader.loadNativeLibraries();
      return "";
    } catch (RuntimeException | LinkageError e) {
      return "OR-tools has no native library for this system (see ortools.native): " + e;
    }
  }

  /** Skips the test, with the reason, where the native library is not on the class path. */
  static void assumePresent() {
    if (!MISSING.isEmpty()) {
      System.out.println(MISSING);
    }
    assumeTrue(MISSING.isEmpty(), MISSING);
  }

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
    try {
      if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
        throw new IllegalStateException(name + " found no optimum");
      }
      return objective.value();
    } finally {
      solver.delete();
    }
  }
}
