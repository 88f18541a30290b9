package org.echelon.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.echelon.producers.cost.CostPart;
import org.echelon.producers.cost.RegionFigures.Selection;
import org.echelon.producers.scenario.RoundTrip;

/**
 * One network: the run in which its regions are switched, and the run that stays national.
 *
 * @param world fingerprint of the switched world
 */
record RegionalizationRun(
    long seed,
    String world,
    int regions,
    int nodes,
    Side switched,
    Side national,
    RoundTrip.Outcome roundTrip) {

  /**
   * One run.
   *
   * @param sound whether every unit balances
   */
  record Side(boolean sound, String decisions, Map<RegionStage, Figures> stages, double seconds) {

    double of(RegionStage stage, RegionMeasure measure) {
      return Objects.requireNonNull(at(stage).measures().get(measure));
    }

    Figures at(RegionStage stage) {
      return Objects.requireNonNull(stages.get(stage));
    }
  }

  /** Figures of a stage. */
  record Figures(
      EnumMap<RegionMeasure, Double> measures,
      Map<CostPart, Double> costParts,
      List<Selection> selections) {}
}
