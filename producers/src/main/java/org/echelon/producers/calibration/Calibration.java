package org.echelon.producers.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How well a run predicted what came over its counted days.
 *
 * @param demand weeks of a SKU by class of its forecast: SLOW below half a unit a day, MEDIUM below
 *     two, FAST; units a week
 * @param leadTimes by kind of lane, such as PURCHASE and REPLENISH; days
 * @param capacity by facility and limit; empty without prices
 */
public record Calibration(
    Map<String, Fit> demand, Map<String, Fit> leadTimes, List<FacilityUse> capacity) {

  /** Nothing was predicted. */
  public static final Calibration NONE = new Calibration(Map.of(), Map.of(), List.of());

  /** Several runs together. */
  public static Calibration together(List<Calibration> runs) {
    Map<String, List<FacilityUse>> uses = new TreeMap<>();
    for (Calibration run : runs) {
      for (FacilityUse use : run.capacity) {
        String key = use.node() + " " + use.resource();
        uses.computeIfAbsent(key, k -> new ArrayList<>()).add(use);
      }
    }
    return new Calibration(
        fits(runs, Calibration::demand),
        fits(runs, Calibration::leadTimes),
        uses.values().stream().map(FacilityUse::together).toList());
  }

  private static Map<String, Fit> fits(
      List<Calibration> runs, Function<Calibration, Map<String, Fit>> of) {
    Map<String, List<Fit>> all = new TreeMap<>();
    runs.forEach(
        run ->
            of.apply(run)
                .forEach(
                    (name, fit) -> all.computeIfAbsent(name, n -> new ArrayList<>()).add(fit)));
    Map<String, Fit> together = new TreeMap<>();
    all.forEach((name, fits) -> together.put(name, Fit.together(fits)));
    return together;
  }
}
