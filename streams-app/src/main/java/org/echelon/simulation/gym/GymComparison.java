package org.echelon.simulation.gym;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Profits of all players over scenarios and seeds, and how far they are from the oracle's.
 *
 * <pre>
 * gap(scenario)  = 1 - mean profit / oracle's mean profit
 * mean gap       = mean of gap(scenario) over the scenarios
 * </pre>
 *
 * <p>The interval of the mean gap is Student's over seeds, from the mean gap of each seed alone:
 * the scenarios are given, the demand drawn is what varies.
 */
public final class GymComparison {
  private static final double TAIL = 0.975;

  private final List<GymScenario> scenarios;
  private final List<Integer> seeds;

  /** Profit by scenario and seed. */
  private final Map<GymPlayer, double[][]> profits = new EnumMap<>(GymPlayer.class);

  public GymComparison(List<GymScenario> scenarios, List<Integer> seeds) {
    this.scenarios = List.copyOf(scenarios);
    this.seeds = List.copyOf(seeds);
    for (GymPlayer player : GymPlayer.values()) {
      profits.put(player, new double[scenarios.size()][seeds.size()]);
    }
  }

  public List<GymScenario> scenarios() {
    return scenarios;
  }

  public List<Integer> seeds() {
    return seeds;
  }

  /** Plays one player's episodes of one scenario. */
  public void play(int scenario, GymPlayer player) {
    for (int s = 0; s < seeds.size(); s++) {
      row(player, scenario)[s] = player.play(scenarios.get(scenario), seeds.get(s));
    }
  }

  private double[] row(GymPlayer player, int scenario) {
    return profits.getOrDefault(player, new double[0][])[scenario];
  }

  public double meanProfit(int scenario, GymPlayer player) {
    double sum = 0;
    for (double profit : row(player, scenario)) {
      sum += profit;
    }
    return sum / seeds.size();
  }

  public double gap(int scenario, GymPlayer player) {
    return 1 - meanProfit(scenario, player) / meanProfit(scenario, GymPlayer.ORACLE);
  }

  public double meanGap(GymPlayer player) {
    double sum = 0;
    for (int i = 0; i < scenarios.size(); i++) {
      sum += gap(i, player);
    }
    return sum / scenarios.size();
  }

  /** Half of the 95% interval of the mean gap; not a number with one seed. */
  public double halfWidth(GymPlayer player) {
    if (seeds.size() < 2) {
      return Double.NaN;
    }
    SummaryStatistics gaps = new SummaryStatistics();
    for (int s = 0; s < seeds.size(); s++) {
      double sum = 0;
      for (int i = 0; i < scenarios.size(); i++) {
        sum += 1 - row(player, i)[s] / row(GymPlayer.ORACLE, i)[s];
      }
      gaps.addValue(sum / scenarios.size());
    }
    double quantile = new TDistribution(seeds.size() - 1).inverseCumulativeProbability(TAIL);
    return quantile * gaps.getStandardDeviation() / Math.sqrt(seeds.size());
  }

  /** Largest relative difference of a mean profit from the published one. */
  public double farthestFromPrinted() {
    double farthest = 0;
    for (GymPlayer player : printed()) {
      for (int i = 0; i < scenarios.size(); i++) {
        double figure = player.printed(scenarios.get(i));
        farthest = Math.max(farthest, Math.abs(meanProfit(i, player) / figure - 1));
      }
    }
    return farthest;
  }

  private static List<GymPlayer> printed() {
    List<GymPlayer> printed = new ArrayList<>();
    for (GymPlayer player : GymPlayer.values()) {
      if (player.isPrinted()) {
        printed.add(player);
      }
    }
    return printed;
  }
}
