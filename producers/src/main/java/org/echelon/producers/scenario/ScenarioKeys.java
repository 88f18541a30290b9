package org.echelon.producers.scenario;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings that a scenario file may have. */
public final class ScenarioKeys {
  static final String STORAGE = "storage";
  static final String FLOW = "flow";
  static final String FLOW_WEEKDAYS = "flow.weekdays";
  static final String DEMAND_FACTOR = "demand.factor";
  static final String DEMAND_FROM = "demand.from-day";
  static final String DEMAND_DAYS = "demand.days";
  static final String DEMAND_ANNOUNCED = "demand.announced";
  static final String DEMAND_KNOWN = "demand.known-days";
  static final String DEMAND_SHARE = "demand.sku-share";
  static final String DEMAND_RAMP = "demand.ramp";
  static final String FORECAST_FACTOR = "forecast.factor";
  static final String FLOW_WEEKS = "inbound.weeks";
  static final String REDUCED_NODE = "reduced.node";
  static final String REDUCED_FLOW = "reduced.flow";
  static final String REDUCED_FROM = "reduced.from-day";
  static final String REDUCED_DAYS = "reduced.days";
  static final String REDUCED_KNOWN = "reduced.known-days";
  static final String CLOSED_NODE = "closed.node";
  static final String CLOSED_FROM = "closed.from-day";
  static final String CLOSED_DAYS = "closed.days";
  static final String LEAD_TIME_FACTOR = "vendor-lead-time.factor";
  static final String LEAD_TIME_ANNOUNCED = "vendor-lead-time.announced";
  static final String OUT_OF_REGION = "out-of-region.per-unit";

  /** Every setting with what it does. */
  public static final Map<String, String> ALL = all();

  static final List<String> FACTORS =
      List.of(
          STORAGE,
          FLOW,
          DEMAND_FACTOR,
          DEMAND_SHARE,
          REDUCED_FLOW,
          FORECAST_FACTOR,
          LEAD_TIME_FACTOR);
  static final List<String> FLAGS = List.of(DEMAND_ANNOUNCED, DEMAND_RAMP, LEAD_TIME_ANNOUNCED);

  private ScenarioKeys() {}

  /** All names, for messages. */
  static String names() {
    return String.join(", ", ALL.keySet());
  }

  private static Map<String, String> all() {
    Map<String, String> keys = new TreeMap<>();
    keys.put(STORAGE, "factor of all rooms");
    keys.put(FLOW, "factor of units a day, in and out");
    keys.put(FLOW_WEEKDAYS, "factors of flows from Monday to Sunday, seven with commas");
    keys.put(DEMAND_FACTOR, "factor of orders during a peak");
    keys.put(DEMAND_FROM, "first day of the peak");
    keys.put(DEMAND_DAYS, "days of the peak");
    keys.put(DEMAND_ANNOUNCED, "true where forecasts know of the peak");
    keys.put(DEMAND_KNOWN, "days before a peak from which on forecasts know of it, else all along");
    keys.put(DEMAND_SHARE, "share of the SKUs that have the peak, else all");
    keys.put(DEMAND_RAMP, "true where the peak grows to its factor until its middle, and back");
    keys.put(FLOW_WEEKS, "factors of inbound flows by week in turn, with commas");
    keys.put(REDUCED_NODE, "a site that has less flow for a time, or 'largest'");
    keys.put(REDUCED_FLOW, "factor of its flow");
    keys.put(REDUCED_FROM, "first day of it");
    keys.put(REDUCED_DAYS, "days of it");
    keys.put(REDUCED_KNOWN, "days before it on which the network says so");
    keys.put(FORECAST_FACTOR, "factor of all forecasts; orders stay as they are");
    keys.put(CLOSED_NODE, "a site that shuts, or 'largest' for the FC that can send most");
    keys.put(CLOSED_FROM, "first day on which it is shut");
    keys.put(CLOSED_DAYS, "days for which it is shut");
    keys.put(LEAD_TIME_FACTOR, "factor of vendors' lead times, from the start of the run");
    keys.put(LEAD_TIME_ANNOUNCED, "true where the planner knows of them");
    keys.put(OUT_OF_REGION, "what the planner adds to a unit served from another region");
    return keys;
  }
}
