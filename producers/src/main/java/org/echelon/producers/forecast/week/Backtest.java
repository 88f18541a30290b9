package org.echelon.producers.forecast.week;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forecasts each of the last weeks of many series from the weeks before it, by ours and by the
 * rivals, and keeps score by demand pattern. The pattern of a series is that of its weeks before
 * the first one scored.
 */
public final class Backtest {
  /** The name under which our own forecast is scored. */
  public static final String OURS = "echelon";

  private static final int[] AHEAD = {1, 4};

  private final List<WeekMethod> rivals =
      List.of(new SeasonalNaive(), new ExponentialSmoothing(), new CrostonTsb());
  private final Map<DemandPattern, Map<String, Score>> scores = new EnumMap<>(DemandPattern.class);
  private final Map<String, Score> ofNewItems = new LinkedHashMap<>();
  private final Newcomers newcomers = new Newcomers();
  private long newItems;
  private final Map<DemandPattern, Long> series = new EnumMap<>(DemandPattern.class);
  private final int scored;

  /**
   * @param scored how many weeks at the end of a series are forecast
   */
  public Backtest(int scored) {
    this.scored = scored;
  }

  /**
   * Scores a series, which must have begun before the weeks that are scored.
   *
   * @param units of each week from its first demand on
   */
  public void add(double[] units) {
    int first = units.length - scored;
    if (first < 1) {
      throw new IllegalArgumentException(
          "a series of " + units.length + " weeks cannot be scored over " + scored);
    }
    DemandPattern pattern = DemandPattern.of(units, first);
    series.merge(pattern, 1L, Long::sum);
    Map<String, Score> byMethod = scores.computeIfAbsent(pattern, p -> new LinkedHashMap<>());
    LearnedMix ours = new LearnedMix();
    for (int t = 0; t < units.length; t++) {
      if (t >= first) {
        for (int ahead : AHEAD) {
          int week = t + ahead - 1;
          if (week < units.length) {
            score(byMethod, OURS, ours.forecast(ahead), units[week]);
            for (WeekMethod rival : rivals) {
              score(byMethod, rival.name(), rival.forecast(units, t, ahead), units[week]);
            }
          }
        }
      }
      ours.see(units[t]);
    }
  }

  /**
   * Scores the first weeks of a new item, from its second on, and learns from them. Items must come
   * in the order in which they were new.
   */
  public void addNew(double[] units) {
    LearnedMix own = new LearnedMix();
    int weeks = Math.min(Newcomers.WEEKS, units.length);
    if (newcomers.known()) {
      newItems++;
      for (int t = 0; t < weeks; t++) {
        if (t > 0) {
          score(ofNewItems, OURS, newcomers.forecast(own, t, 1), units[t]);
          for (WeekMethod rival : rivals) {
            score(ofNewItems, rival.name(), rival.forecast(units, t, 1), units[t]);
          }
        }
        own.see(units[t]);
      }
    }
    newcomers.learn(units);
  }

  /** Scores of new items by method, our own first; empty when none was scored. */
  public Map<String, Score> scoresOfNewItems() {
    return ofNewItems;
  }

  /** How many new items were scored. */
  public long newItems() {
    return newItems;
  }

  private static void score(
      Map<String, Score> byMethod, String name, Quantiles forecast, double came) {
    byMethod.computeIfAbsent(name, n -> new Score()).add(forecast, came);
  }

  /** Scores by pattern and method, our own first. */
  public Map<DemandPattern, Map<String, Score>> scores() {
    return scores;
  }

  /** How many series have a pattern. */
  public long series(DemandPattern pattern) {
    return series.getOrDefault(pattern, 0L);
  }
}
