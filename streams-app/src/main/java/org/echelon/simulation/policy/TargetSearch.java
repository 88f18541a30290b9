package org.echelon.simulation.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Tunes service targets by what they cost in simulation: coordinate search on a grid.
 *
 * <pre>repeat  for each of slow, medium, fast, centre: the grid value that costs least, the others
 *              as they are
 * until a whole round changes nothing, or rounds have run out</pre>
 *
 * <p>From a value it walks along the grid as long as the cost falls, so that most values are never
 * asked for; of equal costs the value it has stays. The cost of the result is not above that of the
 * start, and no change of one target by one step of the grid lowers it, unless rounds ran out. It
 * is the best of the grid where the cost is convex and separable; in general it may not be. The
 * cost must be a function of the targets: the same seeds for all of them, and other seeds than the
 * result is compared on. Each cost is asked for once.
 */
public final class TargetSearch {
  /** Targets from half to nearly all, closer where a step means more stock. */
  public static final List<Double> GRID =
      List.of(0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 0.99, 0.995);

  private static final int TARGETS = 4;

  private final double[] grid;
  private final int mostRounds;

  /** Two rounds over the usual grid: about twenty costs. */
  public TargetSearch() {
    this(GRID, 2);
  }

  /**
   * @param grid values a target may take, rising
   * @param mostRounds rounds over all targets at most
   */
  public TargetSearch(List<Double> grid, int mostRounds) {
    this.grid = grid.stream().mapToDouble(Double::doubleValue).toArray();
    this.mostRounds = mostRounds;
    for (int i = 1; i < this.grid.length; i++) {
      if (!(this.grid[i] > this.grid[i - 1])) {
        throw new IllegalArgumentException("the values of a grid rise, unlike " + grid);
      }
    }
    if (grid.isEmpty()) {
      throw new IllegalArgumentException("a grid has a value at least");
    }
  }

  /**
   * What was found.
   *
   * @param targets those that cost least of all tried
   * @param cost what they cost
   * @param tried all targets that a cost was asked for, in order
   */
  public record Found(ServiceTargets targets, double cost, Map<ServiceTargets, Double> tried) {}

  /**
   * Searches.
   *
   * @param start put on the nearest values of the grid
   * @param cost of targets; simulated, less is better
   */
  public Found search(ServiceTargets start, ToDoubleFunction<ServiceTargets> cost) {
    Map<ServiceTargets, Double> tried = new LinkedHashMap<>();
    int[] at = {
      nearest(start.slow()), nearest(start.medium()), nearest(start.fast()), nearest(start.centre())
    };
    double least = costOf(at, cost, tried);
    boolean moved = true;
    for (int round = 0; moved && round < mostRounds; round++) {
      moved = false;
      for (int target = 0; target < TARGETS; target++) {
        double before = least;
        least = walk(at, target, 1, least, cost, tried);
        if (least == before) {
          least = walk(at, target, -1, least, cost, tried);
        }
        moved |= least < before;
      }
    }
    return new Found(targets(at), least, tried);
  }

  /** Walks one way as long as the cost falls. */
  private double walk(
      int[] at,
      int target,
      int step,
      double cost,
      ToDoubleFunction<ServiceTargets> costs,
      Map<ServiceTargets, Double> tried) {
    double least = cost;
    while (at[target] + step >= 0 && at[target] + step < grid.length) {
      at[target] += step;
      double next = costOf(at, costs, tried);
      if (!(next < least)) {
        at[target] -= step;
        return least;
      }
      least = next;
    }
    return least;
  }

  private double costOf(
      int[] at, ToDoubleFunction<ServiceTargets> cost, Map<ServiceTargets, Double> tried) {
    ServiceTargets targets = targets(at);
    Double known = tried.get(targets);
    if (known != null) {
      return known;
    }
    double asked = cost.applyAsDouble(targets);
    tried.put(targets, asked);
    return asked;
  }

  private ServiceTargets targets(int[] at) {
    return new ServiceTargets(grid[at[0]], grid[at[1]], grid[at[2]], grid[at[3]]);
  }

  private int nearest(double share) {
    int after = Arrays.binarySearch(grid, share);
    int high = Math.min(grid.length - 1, after >= 0 ? after : -after - 1);
    int low = Math.max(0, high - 1);
    return share - grid[low] < grid[high] - share ? low : high;
  }
}
