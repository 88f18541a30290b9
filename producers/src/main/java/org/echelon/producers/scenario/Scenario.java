package org.echelon.producers.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is done to a world, by the settings of a scenario file; days count from the first day that
 * is counted.
 *
 * @param name short, for people and files
 * @param about one sentence
 * @param settings those that differ from a world left alone, by key
 */
public record Scenario(String name, String about, Map<String, String> settings) {
  /** A world left alone. */
  public static final Scenario NOMINAL =
      new Scenario("nominal", "The world as it is.", new TreeMap<>());

  private static final int WEEKDAYS = 7;

  public Scenario {
    settings = new TreeMap<>(settings);
    for (String key : settings.keySet()) {
      if (!ScenarioKeys.ALL.containsKey(key)) {
        throw new IllegalArgumentException(
            "the scenario " + name + " sets " + key + "; known are " + ScenarioKeys.names());
      }
    }
  }

  /** Refuses what cannot be done in so many counted days. */
  public void check(int countedDays) {
    ScenarioKeys.FACTORS.forEach(key -> above(key, 1));
    ScenarioKeys.FLAGS.forEach(this::flag);
    outOfRegion();
    weekdays();
    inboundWeeks();
    if (above(ScenarioKeys.DEMAND_SHARE, 1) > 1) {
      throw wrong(ScenarioKeys.DEMAND_SHARE, "is a share of one at most");
    }
    if (reduces() && closes()) {
      throw wrong(ScenarioKeys.REDUCED_NODE, "does not go with " + ScenarioKeys.CLOSED_NODE);
    }
    if (reduces()) {
      span(ScenarioKeys.REDUCED_FROM, ScenarioKeys.REDUCED_DAYS, countedDays);
    }
    if (peak()) {
      span(ScenarioKeys.DEMAND_FROM, ScenarioKeys.DEMAND_DAYS, countedDays);
    }
    if (closes()) {
      span(ScenarioKeys.CLOSED_FROM, ScenarioKeys.CLOSED_DAYS, countedDays);
    }
  }

  /** Factor of rooms. */
  public double storage() {
    return above(ScenarioKeys.STORAGE, 1);
  }

  /** Factor of units a day, in and out. */
  public double flow() {
    return above(ScenarioKeys.FLOW, 1);
  }

  /** Whether there is more demand for some days. */
  public boolean peak() {
    return demandFactor() != 1;
  }

  double demandFactor() {
    return above(ScenarioKeys.DEMAND_FACTOR, 1);
  }

  boolean demandAnnounced() {
    return flag(ScenarioKeys.DEMAND_ANNOUNCED);
  }

  /** The peak of a run whose counted days begin at an instant; nothing where there is none. */
  Peak peak(Instant countedFrom, long seed) {
    Instant from = countedFrom.plus(Duration.ofDays(day(ScenarioKeys.DEMAND_FROM)));
    return new Peak(
        demandFactor(),
        from,
        from.plus(Duration.ofDays(day(ScenarioKeys.DEMAND_DAYS))),
        flag(ScenarioKeys.DEMAND_RAMP),
        above(ScenarioKeys.DEMAND_SHARE, 1),
        seed);
  }

  /** How long before a peak forecasts know of it. */
  Duration demandKnown() {
    return settings.containsKey(ScenarioKeys.DEMAND_KNOWN)
        ? Duration.ofDays(day(ScenarioKeys.DEMAND_KNOWN))
        : ChronoUnit.FOREVER.getDuration();
  }

  /** Whether a site has less flow for some days. */
  public boolean reduces() {
    return settings.containsKey(ScenarioKeys.REDUCED_NODE);
  }

  String reducedNode() {
    return settings.getOrDefault(ScenarioKeys.REDUCED_NODE, "");
  }

  double reducedFlow() {
    return above(ScenarioKeys.REDUCED_FLOW, 1);
  }

  double forecastFactor() {
    return above(ScenarioKeys.FORECAST_FACTOR, 1);
  }

  /** Whether a site is shut for some days. */
  public boolean closes() {
    return settings.containsKey(ScenarioKeys.CLOSED_NODE);
  }

  String closedNode() {
    return settings.getOrDefault(ScenarioKeys.CLOSED_NODE, "");
  }

  double leadTimeFactor() {
    return above(ScenarioKeys.LEAD_TIME_FACTOR, 1);
  }

  boolean leadTimeAnnounced() {
    return flag(ScenarioKeys.LEAD_TIME_ANNOUNCED);
  }

  /** Cost of a unit that is served from another region, in the eyes of the planner. */
  double outOfRegion() {
    return number(ScenarioKeys.OUT_OF_REGION, 0, v -> v >= 0);
  }

  /** Factors of flows from Monday to Sunday, or none. */
  List<Double> weekdays() {
    List<Double> factors = factors(ScenarioKeys.FLOW_WEEKDAYS);
    if (!factors.isEmpty() && factors.size() != WEEKDAYS) {
      throw wrong(ScenarioKeys.FLOW_WEEKDAYS, "has seven factors of zero or more, Monday first");
    }
    return factors;
  }

  /** Factors of inbound flows by week in turn, or none. */
  List<Double> inboundWeeks() {
    return factors(ScenarioKeys.FLOW_WEEKS);
  }

  private List<Double> factors(String key) {
    String text = settings.getOrDefault(key, "");
    if (text.isBlank()) {
      return List.of();
    }
    List<Double> factors =
        Stream.of(text.trim().split("\\s*,\\s*", -1)).map(factor -> parsed(key, factor)).toList();
    if (factors.stream().anyMatch(f -> !(f >= 0))) {
      throw wrong(key, "has factors of zero or more");
    }
    return factors;
  }

  int day(String key) {
    return (int) number(key, 0, v -> v >= 0 && v == Math.rint(v) && v < 10_000);
  }

  /** The settings in a line, for people and fingerprints. */
  public String text() {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(" "));
  }

  private void span(String from, String days, int countedDays) {
    if (day(days) < 1) {
      throw wrong(days, "is a day or more");
    }
    if (day(from) >= countedDays) {
      throw wrong(from, "lies after the last counted day; run more --days");
    }
  }

  private double above(String key, double usual) {
    return number(key, usual, v -> v > 0);
  }

  private boolean flag(String key) {
    String text = settings.getOrDefault(key, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(key, "is true or false");
    }
    return text.equals("true");
  }

  private double number(String key, double usual, DoublePredicate fits) {
    String text = settings.get(key);
    double value = text == null ? usual : parsed(key, text);
    if (text != null && !fits.test(value)) {
      throw wrong(key, "cannot be " + text);
    }
    return value;
  }

  private double parsed(String key, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException notOne) {
      // Told below.
    }
    throw wrong(key, "is no number: " + text);
  }

  private IllegalArgumentException wrong(String key, String why) {
    return new IllegalArgumentException("in the scenario " + name + " " + key + " " + why);
  }
}
