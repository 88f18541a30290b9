package org.echelon.textbook;

import java.util.Arrays;
import java.util.List;
import org.echelon.demand.Require;

/**
 * A tree of stages that quote guaranteed service times.
 *
 * <pre>
 * stage i waits SI_i = max(external inbound, S_j of its suppliers), takes T_i, quotes S_i
 * cost = sum over i of  h_i z sd_i sqrt(SI_i + T_i - S_i),     SI_i + T_i &gt;= S_i,   S_i &lt;= limit_i
 * </pre>
 *
 * <p>Demand bounded by z deviations is always met within the quoted time; the rest is handled
 * outside the model. Demand of a stage is the sum over its customers, independent among them, one
 * unit for one. Stages are numbered from 0. Source: Simpson (1958), Graves and Willems (2000).
 *
 * <p>O(stages) for a cost. Exact for the bounded demand.
 */
public final class ServiceNetwork {
  /** No promise is asked for. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * A stage.
   *
   * @param holdingCost h, $ per unit and period
   * @param processingTime T, whole periods
   * @param demandDeviation standard deviation of outside demand at this stage, units per period
   * @param inboundService service time of an outside supplier, whole periods, 0 if none
   * @param serviceLimit largest service time it may quote, {@link #NO_LIMIT} if inside
   */
  public record Stage(
      double holdingCost,
      int processingTime,
      double demandDeviation,
      int inboundService,
      int serviceLimit) {

    public Stage {
      Require.notNegative("holdingCost", holdingCost);
      Require.notNegative("processingTime", processingTime);
      Require.notNegative("demandDeviation", demandDeviation);
      Require.notNegative("inboundService", inboundService);
      Require.notNegative("serviceLimit", serviceLimit);
    }
  }

  /**
   * Service times and what they cost.
   *
   * @param outbound S by stage, periods
   * @param cost $ per period
   */
  public record Placement(int[] outbound, double cost) {}

  private final List<Stage> stages;
  private final int[][] suppliers;
  private final int[][] customers;
  private final double[] safetyCost;
  private final int[] longest;

  /**
   * A network without cycles, direction disregarded.
   *
   * @param arcs pairs of a supplier and its customer
   * @param boundFactor z, deviations of demand covered
   */
  public ServiceNetwork(List<Stage> stages, int[][] arcs, double boundFactor) {
    Require.notNegative("boundFactor", boundFactor);
    Require.that(arcs.length == stages.size() - 1, "a tree of n stages has n - 1 arcs");
    this.stages = List.copyOf(stages);
    suppliers = neighbours(stages.size(), arcs, 1);
    customers = neighbours(stages.size(), arcs, 0);
    Require.that(reached(0, -1) == stages.size(), "the stages must be connected");
    safetyCost = new double[stages.size()];
    longest = new int[stages.size()];
    for (int i = 0; i < stages.size(); i++) {
      safetyCost[i] = stages.get(i).holdingCost() * boundFactor * Math.sqrt(variance(i));
      longest[i] = longest(i);
    }
  }

  /** A line, from the outside supplier to the customer. */
  public static ServiceNetwork line(List<Stage> stages, double boundFactor) {
    int[][] arcs = new int[stages.size() - 1][];
    Arrays.setAll(arcs, i -> new int[] {i, i + 1});
    return new ServiceNetwork(stages, arcs, boundFactor);
  }

  /** Cost of service times, infinite if a stage promises the impossible or too little. */
  public double cost(int[] outbound) {
    double cost = 0;
    for (int i = 0; i < size(); i++) {
      int inbound = stages.get(i).inboundService();
      for (int j : suppliers[i]) {
        inbound = Math.max(inbound, outbound[j]);
      }
      cost += cost(i, inbound, outbound[i]);
    }
    return cost;
  }

  /** Cost of one stage, infinite where the times are not possible. */
  double cost(int i, int inbound, int outbound) {
    Stage stage = stages.get(i);
    int covered = inbound + stage.processingTime() - outbound;
    boolean possible =
        covered >= 0 && inbound >= stage.inboundService() && outbound <= stage.serviceLimit();
    return possible ? safetyCost[i] * Math.sqrt(covered) : Double.POSITIVE_INFINITY;
  }

  int size() {
    return stages.size();
  }

  int[] suppliers(int i) {
    return suppliers[i];
  }

  int[] customers(int i) {
    return customers[i];
  }

  /** The longest service time a stage could quote: that of its longest path from outside. */
  public int longestOutbound(int i) {
    return longest[i];
  }

  /** The longest time a stage could wait for its inputs. */
  public int longestInbound(int i) {
    return longest[i] - stages.get(i).processingTime();
  }

  private int longest(int i) {
    int inbound = stages.get(i).inboundService();
    for (int j : suppliers[i]) {
      inbound = Math.max(inbound, longest(j));
    }
    return inbound + stages.get(i).processingTime();
  }

  private double variance(int i) {
    double own = stages.get(i).demandDeviation();
    double sum = own * own;
    for (int j : customers[i]) {
      sum += variance(j);
    }
    return sum;
  }

  private int reached(int i, int from) {
    int count = 1;
    for (int[] side : List.of(suppliers[i], customers[i])) {
      for (int j : side) {
        count += j == from ? 0 : reached(j, i);
      }
    }
    return count;
  }

  private static int[][] neighbours(int n, int[][] arcs, int end) {
    int[][] result = new int[n][];
    for (int i = 0; i < n; i++) {
      int stage = i;
      result[i] =
          Arrays.stream(arcs).filter(a -> a[end] == stage).mapToInt(a -> a[1 - end]).toArray();
    }
    return result;
  }
}
