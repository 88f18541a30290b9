package org.echelon.pricing;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * A frozen model written out for the solvers of OR-tools: a variable for each lot of each pair and
 * each number of streams it may serve, at most one of them for a lot, and a row for each limit.
 */
final class LinearProgram implements AutoCloseable {
  /** Differences of sums are right to about 1e-13; what is left of less would be noise. */
  private static final double NOTHING = 1e-10;

  private final MPSolver solver;
  private final MPConstraint[] limits;

  /**
   * What a solver found, and the time of all threads meanwhile.
   *
   * @param prices duals of the limits, cut at zero
   */
  record Solved(double value, double[] prices, double cpuSeconds, double seconds) {}

  LinearProgram(String name, FrozenModel model) {
    solver = MPSolver.createSolver(name);
    double none = Double.NEGATIVE_INFINITY;
    int rows = model.rows().size();
    limits = new MPConstraint[rows];
    Arrays.setAll(limits, r -> solver.makeConstraint(none, model.capacity()[r]));
    double[][] free = model.blockPrices(new double[rows]);
    for (int p = 0; p < model.pairs(); p++) {
      for (int x = 0; x < model.levels(p); x++) {
        MPConstraint lot = solver.makeConstraint(none, 1);
        for (int cut = 1; cut <= model.streams(p); cut++) {
          double value = model.worth(p, x + 1, cut, free) - model.worth(p, x, cut, free);
          if (value > NOTHING) {
            addColumn(model, lot, p, x, cut, value);
          }
        }
      }
    }
    solver.objective().setMaximization();
  }

  private void addColumn(FrozenModel model, MPConstraint lot, int p, int x, int cut, double value) {
    MPVariable z = solver.makeVar(0, 1, false, "");
    solver.objective().setCoefficient(z, value);
    lot.setCoefficient(z, 1);
    double[] usage = new double[limits.length];
    model.addUsage(usage, p, x + 1, cut, 1);
    model.addUsage(usage, p, x, cut, -1);
    for (int r : model.blocks.rows(model.block(p))) {
      if (usage[r] > NOTHING) {
        limits[r].setCoefficient(z, usage[r]);
      }
    }
  }

  /** Lets GLOP give an optimum that it is not sure of to its last digits; the caller checks it. */
  LinearProgram thoughImprecise() {
    return with("change_status_to_imprecise: false");
  }

  /** Ends PDLP at a relative gap, with residuals as small. */
  LinearProgram untilGap(double gap) {
    return with(
        "termination_criteria { simple_optimality_criteria { eps_optimal_absolute: 0"
            + " eps_optimal_relative: "
            + gap
            + " } }");
  }

  private LinearProgram with(String parameters) {
    if (!solver.setSolverSpecificParametersAsString(parameters)) {
      throw new IllegalStateException("the solver does not know " + parameters);
    }
    return this;
  }

  int columns() {
    return solver.numVariables();
  }

  Solved solve() {
    long start = System.nanoTime();
    long before = processCpuNanos();
    MPSolver.ResultStatus status = solver.solve();
    double cpu = (processCpuNanos() - before) / 1e9;
    double seconds = (System.nanoTime() - start) / 1e9;
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      throw new IllegalStateException("no optimum but " + status);
    }
    double[] prices = new double[limits.length];
    Arrays.setAll(prices, r -> Math.max(0, limits[r].dualValue()));
    return new Solved(solver.objective().value(), prices, cpu, seconds);
  }

  /** CPU time of all threads: PDLP has its own. */
  private static long processCpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  @Override
  public void close() {
    solver.delete();
  }
}
