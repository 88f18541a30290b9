package org.echelon.producers.bound;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;

/**
 * Days within which what is sent cannot be used: each begins when the last lanes of a day have
 * departed, so that the next ones leave too late to arrive before it ends.
 *
 * @param fromMillis when each begins, epoch milliseconds; it ends a day later
 * @param early by node ordinal, the most that the chance is that what is sent within a window
 *     arrives in it
 * @param charged by node ordinal, the share of a window in which all that was decided before it has
 *     left for the node; 0 where stock need not be there before
 */
record Windows(long[] fromMillis, double[] early, double[] charged) {
  /** Nodes that may be reached in time oftener than this are left open all the time. */
  static final double EARLY_MOST = 1e-4;

  static final long DAY = 86_400_000;
  private static final int WEEK = 7;
  private static final int HOURS = 24;
  private static final double MINUTES = 1440;

  /**
   * The windows that lie between two instants, at the hour of day at which most nodes cannot be
   * reached in time; of equal ones the earliest after the last departures.
   */
  static Windows between(
      org.echelon.reference.Network published, Network network, Instant from, Instant until) {
    List<double[]> chances =
        IntStream.range(0, HOURS)
            .mapToObj(hour -> early(published, network, from.toEpochMilli() + hour * 3_600_000L))
            .toList();
    int best =
        IntStream.range(0, HOURS)
            .boxed()
            .min(
                Comparator.<Integer>comparingLong(hour -> open(chances.get(hour)))
                    .thenComparingDouble(hour -> Arrays.stream(chances.get(hour)).sum()))
            .orElse(0);
    long first = from.toEpochMilli() + best * 3_600_000L;
    int count = (int) Math.max(0, (until.toEpochMilli() - first) / DAY);
    long[] starts = new long[count];
    Arrays.setAll(starts, k -> first + k * DAY);
    return new Windows(starts, chances.get(best), charged(network, chances.get(best)));
  }

  private static double[] charged(Network network, double[] early) {
    double[] share = new double[early.length];
    Arrays.setAll(share, n -> early[n] <= EARLY_MOST ? 1 : 0);
    for (Lane lane : network.lanes()) {
      // Goods of vendors are nobody's cost before they are there, so only lanes between nodes
      // count.
      boolean bought = lane.kind() == LaneKind.PURCHASE;
      double lead = bought ? 1 : Math.min(1, lane.calendar().releaseLeadMinutes() / MINUTES);
      share[lane.to()] = Math.min(share[lane.to()], share[lane.to()] > 0 ? 1 - lead : 0);
    }
    return share;
  }

  /** What is charged at a node, share of a window. */
  double charged(int node) {
    return charged[node];
  }

  /** The most of the chances of the nodes that are not left open. */
  double earlyMost() {
    return Arrays.stream(early).filter(p -> p <= EARLY_MOST).max().orElse(0);
  }

  private static long open(double[] chances) {
    return Arrays.stream(chances).filter(p -> p > EARLY_MOST).count();
  }

  private static double[] early(
      org.echelon.reference.Network published, Network network, long firstMillis) {
    Map<String, LeadTimeDuration> times =
        published.getLanes().stream()
            .collect(
                Collectors.toMap(
                    org.echelon.reference.Lane::getLane, org.echelon.reference.Lane::getLeadTime));
    double[] chance = new double[network.nodeSpan()];
    for (Lane lane : network.lanes()) {
      LeadTimeDuration time = times.get(lane.id());
      for (int day = 0; day < WEEK && time != null; day++) {
        long start = firstMillis + day * DAY;
        // Vendors may be asked at any time; what moves between nodes waits for its departure.
        long leaves =
            lane.kind() == LaneKind.PURCHASE ? start : lane.calendar().nextDeparture(start);
        double left = Math.max(0, (start + DAY - leaves) / (double) DAY);
        chance[lane.to()] = Math.max(chance[lane.to()], within(time, left));
      }
    }
    return chance;
  }

  /** The chance that a lead time is no longer than some days. */
  static double within(LeadTimeDuration time, double days) {
    if (days < time.getMinDays() || days <= 0) {
      return 0;
    }
    if (time.getFamily() == LeadTimeFamily.EMPIRICAL) {
      int above = 0;
      while (above < time.getQuantileDays().size() && time.getQuantileDays().get(above) <= days) {
        above++;
      }
      return above == time.getQuantileDays().size()
          ? 1
          : above == 0 ? 0 : time.getQuantileProbabilities().get(above);
    }
    if (!(time.getSdDays() > 0)) {
      return time.getMeanDays() <= days ? 1 : 0;
    }
    double shape = Math.pow(time.getMeanDays() / time.getSdDays(), 2);
    return new GammaDistribution(shape, time.getMeanDays() / shape).cumulativeProbability(days);
  }
}
