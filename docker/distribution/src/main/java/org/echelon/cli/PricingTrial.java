package org.echelon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.measure.PricingInstance;
import org.echelon.measure.peers.LevelBundle;
import org.echelon.measure.peers.PeerResult;
import org.echelon.measure.peers.SmoothedAscent;
import org.echelon.pricing.Certificate;
import org.echelon.pricing.DualModel;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.NewtonPricing;
import org.echelon.pricing.PricedModel;
import org.echelon.pricing.PricingOptions;
import org.echelon.pricing.PricingRun;
import org.echelon.pricing.SampledStart;

/**
 * Prices one assortment in all ways.
 *
 * @param pairs (SKU, node) pairs with stock worth holding
 * @param tableBytes what the model's tables take
 * @param certificate of the cold run with its repaired plan
 * @param runSeconds CPU time of that run: search, certificate and repair
 * @param figures of each method, the cold search first
 */
record PricingTrial(
    int skus,
    long pairs,
    long tableBytes,
    Certificate certificate,
    double runSeconds,
    List<PricingFigures> figures) {
  static final String COLD = "cold";
  static final String SAMPLED = "cold, after a sample";
  static final String WARM = "warm, capacities x ";
  static final String BUNDLE = "level bundle";
  static final String PROVED = "level bundle, proved";
  static final String ASCENT = "smoothed dual ascent";
  static final double GAP = 1e-4;

  private static final double[] MOVED = {0.95, 1.05};
  private static final PricingOptions SHARP = PricingOptions.DEFAULT.withTarget(1e-8);
  private static final int MOST_CALLS = 5000;

  /**
   * How to measure.
   *
   * @param sampleSkus SKUs at least in a sample
   * @param peers whether others price it too
   */
  record Ways(int repeats, int sampleSkus, boolean peers) {}

  /** Prices an assortment that has been drawn. */
  static PricingTrial of(PricingInstance instance, Ways ways, Progress progress) {
    PricedModel model = instance.problem(1);
    double best = best(model);
    var trial = new PricingFigures.Trial(model.skus(), ways.repeats(), best, GAP);
    progress.phase("bound", "best known to 1e-8, by %,d SKUs", model.skus());
    List<PricingFigures> figures = new ArrayList<>();
    double[] zero = new double[model.rows().size()];
    figures.add(trial.time(COLD, () -> search(model, zero)));
    PricingOptions sampled = PricingOptions.DEFAULT.withSample(ways.sampleSkus());
    if (SampledStart.worthwhile(model.skus(), ways.sampleSkus())) {
      figures.add(trial.time(SAMPLED, () -> search(model, SampledStart.of(model, sampled))));
    }
    progress.phase("timed", "cold, and after a sample where there is one");
    long before = PricingFigures.cpuNanos();
    var run = PricingRun.first(model, PricingOptions.DEFAULT);
    double runSeconds = (PricingFigures.cpuNanos() - before) / 1e9;
    progress.phase(
        "repaired", "whole-lot plan %.1e below the bound", run.certificate().gapOfValue());
    for (double factor : MOVED) {
      PricedModel moved = instance.problem(factor);
      String method = WARM + String.format(Locale.ROOT, "%.2f", factor);
      figures.add(
          new PricingFigures.Trial(model.skus(), ways.repeats(), best(moved), GAP)
              .time(method, () -> search(moved, run.prices())));
      progress.phase("timed", "%s", method);
    }
    if (ways.peers()) {
      double enough = best * (1 + GAP);
      figures.add(
          trial.time(ASCENT, () -> found(SmoothedAscent.search(model, enough, MOST_CALLS))));
      figures.add(trial.time(BUNDLE, () -> found(LevelBundle.search(model, enough, MOST_CALLS))));
      figures.add(trial.time(PROVED, () -> found(LevelBundle.prove(model, GAP, MOST_CALLS))));
      progress.phase("timed", "peers");
    }
    long bytes = instance.parts().stream().mapToLong(FrozenModel::tableBytes).sum();
    return new PricingTrial(
        model.skus(), model.pairCount(), bytes, run.certificate(), runSeconds, figures);
  }

  private static double best(PricedModel model) {
    return NewtonPricing.search(model, new double[model.rows().size()], SHARP).bound();
  }

  static PricingFigures.Found search(DualModel model, double[] start) {
    NewtonPricing.Found found = NewtonPricing.search(model, start, PricingOptions.DEFAULT);
    return new PricingFigures.Found(found.bound(), found.oracleCalls());
  }

  private static PricingFigures.Found found(PeerResult result) {
    return new PricingFigures.Found(result.bound(), result.calls());
  }

  /** CPU time of a method over that of the cold search; NaN where it did not run. */
  double ratio(String method) {
    return figures.stream()
        .filter(figure -> figure.method().equals(method))
        .mapToDouble(f -> f.cpuSeconds().median() / cold().cpuSeconds().median())
        .findAny()
        .orElse(Double.NaN);
  }

  PricingFigures cold() {
    return figures.get(0);
  }

  /** The search after a sample; empty where the assortment is too small for one. */
  Optional<PricingFigures> sampled() {
    return figures.stream().filter(figure -> figure.method().equals(SAMPLED)).findAny();
  }
}
