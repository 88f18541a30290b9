package org.echelon.cli;

import org.echelon.experiment.Effect;
import org.echelon.experiment.Metric;
import org.echelon.experiment.Verdict;

/**
 * What a field experiment told of one seed, beside what is true there. Effects are those of a SKU
 * and day.
 *
 * @param cost the effect on the cost
 * @param priced the effect on the cost with what is scarce at its shadow price
 * @param truth what a roll-out on the first day costs more, over the days that count, by two runs
 *     of their own
 * @param control what none treated costs
 * @param detectable effect that was to be found with 80%, by the days before; infinite without them
 * @param look at which the experiment would have ended, from 1
 * @param verdict of that look, on the lab's own metric
 */
record LabRun(
    long seed,
    Effect cost,
    Effect priced,
    double truth,
    double control,
    double detectable,
    int look,
    Verdict verdict) {

  /** The effect by a metric. */
  Effect effect(Metric metric) {
    return metric == Metric.PRICED_COST ? priced : cost;
  }
}
