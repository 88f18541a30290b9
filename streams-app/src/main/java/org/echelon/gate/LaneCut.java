package org.echelon.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts offers to what each lane may carry before they compete for the node: the best steps of a
 * lane stay, in whole packs.
 */
final class LaneCut {
  private LaneCut() {}

  /** What stays on offer and what the lanes could not carry. */
  record Result(List<OfferedStep> steps, List<Ranking.Cut> cuts) {}

  /**
   * @param allowance most units by lane; a lane that is not named carries nothing
   * @param resource what is said to be short
   */
  static Result cut(List<OfferedStep> offers, Map<String, Double> allowance, String resource) {
    List<OfferedStep> ranked = new ArrayList<>(offers);
    ranked.sort(OfferedStep.BEST_FIRST);
    Map<String, Double> left = new HashMap<>(allowance);
    Set<String> closed = new HashSet<>();
    List<OfferedStep> kept = new ArrayList<>();
    long cut = 0;
    double margin = 0;
    for (OfferedStep step : ranked) {
      String line = step.sku() + '|' + step.lane();
      double most = closed.contains(line) ? 0 : left.getOrDefault(step.lane(), 0.0);
      long units = (long) Math.min((double) step.units(), most);
      units -= units < step.units() ? units % step.packUnits() : 0;
      if (units < step.units()) {
        // A worse step of the same want must not take the place of the one that was cut.
        closed.add(line);
        cut += step.units() - units;
        margin = Math.max(margin, step.marginPerUnitDay());
      }
      if (units > 0) {
        left.merge(step.lane(), (double) -units, Double::sum);
        kept.add(step.withUnits(units));
      }
    }
    return new Result(kept, cut == 0 ? List.of() : List.of(new Ranking.Cut(resource, cut, margin)));
  }
}
