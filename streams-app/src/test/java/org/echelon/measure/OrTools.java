package org.echelon.measure;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPSolver;

/** The solvers of OR-tools as referees; tests that need them are skipped where they do not load. */
public final class OrTools {
  private static final String MISSING = load();

  private OrTools() {}

  private static String load() {
    try {
      Loader.loadNativeLibraries();
      return "";
    } catch (RuntimeException | LinkageError e) {
      return "OR-tools has no native library for this system (see ortools.native): " + e;
    }
  }

  /** Skips the test, with the reason, where the native library is not on the class path. */
  public static void assumePresent() {
    if (!MISSING.isEmpty()) {
      System.out.println(MISSING);
    }
    assumeTrue(MISSING.isEmpty(), MISSING);
  }

  /** Solves a program to its proven optimum and gives its value; the solver is gone then. */
  public static double optimum(MPSolver solver) {
    try {
      MPSolver.ResultStatus status = solver.solve();
      if (status != MPSolver.ResultStatus.OPTIMAL) {
        throw new IllegalStateException("no optimum but " + status);
      }
      return solver.objective().value();
    } finally {
      solver.delete();
    }
  }
}
