package org.echelon.textbook;

import java.util.Arrays;
import org.echelon.demand.Require;
import org.echelon.textbook.ServiceNetwork.Placement;

/**
 * Guaranteed service times on a serial line.
 *
 * <pre>
 * v_i(S) = min over SI of  cost_i(SI, S) + v_i-1(SI),      answer  min over S of v_n(S)
 * </pre>
 *
 * <p>Stages are numbered from the outside supplier, i - 1 supplying i. Whole periods; exact. O(n
 * M^2), M the longest service time. If the last stage must serve at once, an optimum has each stage
 * quote nothing or all that it waits and takes (Simpson, 1958). Source: Graves (1988).
 */
public final class LineServiceTimes {
  private LineServiceTimes() {}

  /** The cheapest service times of a network made by {@link ServiceNetwork#line}. */
  public static Placement of(ServiceNetwork line) {
    int n = line.size();
    int[][] inbound = new int[n][];
    double[] before = new double[line.longestInbound(0) + 1];
    for (int i = 0; i < n; i++) {
      requireLine(line, i);
      double[] value = new double[line.longestOutbound(i) + 1];
      inbound[i] = new int[value.length];
      for (int s = 0; s < value.length; s++) {
        value[s] = Double.POSITIVE_INFINITY;
        for (int wait = 0; wait <= line.longestInbound(i); wait++) {
          double cost = line.cost(i, wait, s) + before[Math.min(wait, before.length - 1)];
          if (cost < value[s]) {
            value[s] = cost;
            inbound[i][s] = wait;
          }
        }
      }
      before = value;
    }
    return trace(before, inbound);
  }

  private static Placement trace(double[] value, int[][] inbound) {
    int best = 0;
    for (int s = 1; s < value.length; s++) {
      best = value[s] < value[best] ? s : best;
    }
    int[] outbound = new int[inbound.length];
    int s = best;
    for (int i = inbound.length - 1; i >= 0; i--) {
      outbound[i] = s;
      s = inbound[i][s];
    }
    return new Placement(outbound, value[best]);
  }

  private static void requireLine(ServiceNetwork line, int i) {
    boolean linked = i == 0 || Arrays.equals(line.suppliers(i), new int[] {i - 1});
    Require.that(linked, "stage " + i + " must be supplied by stage " + (i - 1) + " alone");
  }
}
