package org.echelon.simulation.routing;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The contenders on the same orders of several worlds, beside the clairvoyant bound.
 *
 * <pre>
 * share of the gap closed = (myopic - policy) / (myopic - bound)
 * </pre>
 *
 * <p>As the bound is not above what can be reached, the share is not above the true one for a
 * policy that is better than myopic. Intervals are over worlds, by Student's t.
 */
public final class RoutingComparison {
  private static final double CONFIDENCE = 0.95;

  private final List<Trial> trials;

  /** One world: what each contender made of its orders. */
  public record Trial(long seed, Clairvoyant clairvoyant, Map<RoutingContender, Played> played) {

    private double closed(RoutingContender contender) {
      double myopic = played(RoutingContender.MYOPIC).cost();
      return (myopic - played(contender).cost()) / (myopic - clairvoyant.bound());
    }

    /** What one contender made of the orders. */
    public Played played(RoutingContender contender) {
      Played found = played.get(contender);
      if (found == null) {
        throw new IllegalArgumentException(contender + " was not played");
      }
      return found;
    }
  }

  /** A mean over the worlds and half the width of its interval, 0 for one world. */
  public record Mean(double mean, double halfWidth) {}

  public RoutingComparison(List<Trial> trials) {
    this.trials = List.copyOf(trials);
  }

  /**
   * Plays the orders of one world.
   *
   * @param contenders with MYOPIC among them
   * @param nanos a clock for the decisions
   */
  public static Trial trial(
      RoutingSettings settings,
      long seed,
      RoutingEffort effort,
      Collection<RoutingContender> contenders,
      LongSupplier nanos) {
    RoutingWorld world = RoutingWorld.draw(settings, seed);
    List<CustomerOrder> orders = world.orders();
    Map<RoutingContender, Played> played = new EnumMap<>(RoutingContender.class);
    for (RoutingContender contender : contenders) {
      played.put(contender, RoutingPlay.play(world, orders, contender.start(world, effort), nanos));
    }
    return new Trial(seed, Clairvoyant.of(world, orders, effort.boundSteps()), played);
  }

  /** Those that were played. */
  public Set<RoutingContender> contenders() {
    return trials.get(0).played().keySet();
  }

  /** By seed. */
  public List<Trial> trials() {
    return trials;
  }

  /** Share of the gap between myopic and the bound that a contender closes. */
  public Mean closed(RoutingContender contender) {
    return mean(trial -> trial.closed(contender));
  }

  /** By how much of the gap one contender is ahead of another, world by world. */
  public Mean ahead(RoutingContender contender, RoutingContender other) {
    return mean(trial -> trial.closed(contender) - trial.closed(other));
  }

  /** A figure of what a contender made. */
  public Mean of(RoutingContender contender, ToDoubleFunction<Played> figure) {
    return mean(trial -> figure.applyAsDouble(trial.played(contender)));
  }

  /** A figure of the worlds. */
  public Mean mean(ToDoubleFunction<Trial> figure) {
    double[] values = trials.stream().mapToDouble(figure).toArray();
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    int n = values.length;
    if (n < 2) {
      return new Mean(mean, 0);
    }
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double quantile = new TDistribution(n - 1.0).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    return new Mean(mean, quantile * Math.sqrt(squares / (n - 1) / n));
  }
}
