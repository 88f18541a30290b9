package org.echelon.producers.forecast.week;

import java.util.Arrays;

/**
 * Demand as seldom weeks of some size (Teunter, Syntetos and Babai 2011): the chance of a week with
 * demand and the size of its demand are smoothed each by itself, so that an item that dies fades.
 * The sizes are those of the past, moved to the smoothed mean.
 */
public final class CrostonTsb implements WeekMethod {
  private static final double[] CHANCE_CONSTANTS = {0.05, 0.1, 0.2, 0.3};
  private static final double[] SIZE_CONSTANTS = {0.1, 0.3};

  private record State(double chance, double size) {}

  @java.lang.Override
  public String name() {
    return "croston-tsb";
  }

  @java.lang.Override
  public Quantiles forecast(double[] past, int weeks, int ahead) {
    State best = new State(0, 0);
    double least = Double.POSITIVE_INFINITY;
    for (double a : CHANCE_CONSTANTS) {
      for (double b : SIZE_CONSTANTS) {
        double[] squares = new double[1];
        State end = run(past, weeks, a, b, squares);
        if (squares[0] < least) {
          least = squares[0];
          best = end;
        }
      }
    }
    return sizes(past, weeks, best);
  }

  private static State run(double[] past, int weeks, double a, double b, double[] squares) {
    double first = Arrays.stream(past, 0, weeks).filter(u -> u > 0).findFirst().orElse(0);
    double chance = past[0] > 0 ? 1 : 0.5;
    double size = first;
    for (int t = 1; t < weeks; t++) {
      double error = past[t] - chance * size;
      squares[0] += error * error;
      boolean some = past[t] > 0;
      chance += a * ((some ? 1 : 0) - chance);
      size += some ? b * (past[t] - size) : 0;
    }
    return new State(chance, size);
  }

  private static Quantiles sizes(double[] past, int weeks, State state) {
    double[] seen = Arrays.stream(past, 0, weeks).filter(u -> u > 0).sorted().toArray();
    if (seen.length == 0) {
      return Quantiles.constant(0);
    }
    double factor = state.size() / Arrays.stream(seen).average().orElse(1);
    double[] values = new double[seen.length + 1];
    double[] weights = new double[seen.length + 1];
    weights[0] = 1 - state.chance();
    for (int i = 0; i < seen.length; i++) {
      values[i + 1] = seen[i] * factor;
      weights[i + 1] = state.chance() / seen.length;
    }
    return Quantiles.ofSample(values, weights, values.length);
  }
}
