package org.echelon.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.Capacity;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.pricing.Resources;
import org.echelon.pricing.forward.WeekCapacities;

/**
 * What the nodes of a network can hold and pass in each of the coming weeks, the first of which
 * begins now: the mean of its days by capacity steps, day factors and announced spans. A node that
 * is shut passes nothing on its days; one that is shut now is not planned for and keeps its limits.
 * As in steady state a node has one flow, the smaller of its two directions.
 */
final class WeekLimits {
  private static final int DAYS = 7;
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final Network network;
  private final Capacity[][] byWeek;

  private WeekLimits(Network network, Capacity[][] byWeek) {
    this.network = network;
    this.byWeek = byWeek;
  }

  /** The limits of the present day, for ever. */
  static WeekLimits today(Network core) {
    return new WeekLimits(core, new Capacity[][] {ofDay(core.nodes(), core)});
  }

  /**
   * Reads the weeks to come.
   *
   * @param core the network as it is now
   */
  static WeekLimits of(org.echelon.reference.Network published, Network core, long now, int weeks) {
    Capacity[][] byWeek = new Capacity[weeks][];
    for (int w = 0; w < weeks; w++) {
      List<Capacity[]> days = new ArrayList<>();
      for (int d = 0; d < DAYS; d++) {
        long at = now + (w * (long) DAYS + d) * DAY_MILLIS;
        days.add(ofDay(NetworkMapping.nodes(published, at), core));
      }
      byWeek[w] = mean(days);
    }
    return new WeekLimits(core, byWeek);
  }

  private static Capacity[] ofDay(List<Node> nodes, Network core) {
    Capacity[] limits = new Capacity[core.nodeSpan()];
    Arrays.fill(limits, Capacity.UNLIMITED);
    for (Node node : nodes) {
      Node now = core.node(node.ordinal());
      Capacity capacity = now.open() ? node.capacity() : now.capacity();
      limits[node.ordinal()] =
          node.open() || !now.open() ? capacity : new Capacity(capacity.storageCube(), 0, 0);
    }
    return limits;
  }

  private static Capacity[] mean(List<Capacity[]> days) {
    Capacity[] mean = new Capacity[days.get(0).length];
    for (int n = 0; n < mean.length; n++) {
      int node = n;
      List<Capacity> each = days.stream().map(day -> day[node]).toList();
      mean[n] =
          new Capacity(
              mean(each, Capacity::storageCube),
              mean(each, Capacity::inboundUnitsPerDay),
              mean(each, Capacity::outboundUnitsPerDay));
    }
    return mean;
  }

  /** Days that are alike have exactly their own limit. */
  private static double mean(List<Capacity> days, ToDoubleFunction<Capacity> limit) {
    double first = limit.applyAsDouble(days.get(0));
    double sum = 0;
    boolean alike = true;
    for (Capacity day : days) {
      alike &= limit.applyAsDouble(day) == first;
      sum += limit.applyAsDouble(day);
    }
    return alike ? first : sum / days.size();
  }

  int weeks() {
    return byWeek.length;
  }

  /** Whether every week has the limits of the first. */
  boolean alike() {
    for (Capacity[] week : byWeek) {
      for (int n = 0; n < week.length; n++) {
        if (week[n].storageCube() != byWeek[0][n].storageCube()
            || week[n].flowUnitsPerDay() != byWeek[0][n].flowUnitsPerDay()) {
          return false;
        }
      }
    }
    return true;
  }

  /** What a row has in each week. */
  double[] capacity(Resources.Row row) {
    return Arrays.stream(byWeek)
        .mapToDouble(
            week ->
                row.kind() == Resources.Kind.STORAGE
                    ? week[row.node()].storageCube()
                    : week[row.node()].flowUnitsPerDay())
        .toArray();
  }

  /** The priced rows of a week. */
  Resources resources(int week) {
    return Resources.of(network, node -> byWeek[week][node.ordinal()]);
  }

  /**
   * The limits of all weeks; flow enters as what comes in, which what is served must follow.
   *
   * @param counts by row of the resources, whether its limits are to count
   */
  WeekCapacities capacities(Resources priced, boolean[] counts) {
    double[][] storage = new double[weeks()][];
    double[][] flow = new double[weeks()][];
    double[][] none = new double[weeks()][];
    boolean[] fillsOnly = priced.fillsOnly();
    for (int w = 0; w < weeks(); w++) {
      storage[w] = new double[fillsOnly.length];
      flow[w] = new double[fillsOnly.length];
      none[w] = new double[fillsOnly.length];
      Arrays.fill(none[w], Double.POSITIVE_INFINITY);
      for (int n = 0; n < fillsOnly.length; n++) {
        boolean stores = priced.storageRow(n) >= 0 && counts[priced.storageRow(n)];
        boolean passes = priced.flowRow(n) >= 0 && counts[priced.flowRow(n)];
        storage[w][n] = stores ? byWeek[w][n].storageCube() : Double.POSITIVE_INFINITY;
        flow[w][n] = passes ? byWeek[w][n].flowUnitsPerDay() : Double.POSITIVE_INFINITY;
      }
    }
    return new WeekCapacities(storage, flow, none, fillsOnly);
  }
}
