package org.echelon.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names a step of the wants of a SKU at a gate, the same over each lane it is offered for. */
record StepKey(int partition, String sku, int step) {
  static StepKey of(OfferedStep step) {
    return new StepKey(step.partition(), step.sku(), step.step());
  }

  /** Units by step. */
  static Map<StepKey, Long> units(List<OfferedStep> steps) {
    Map<StepKey, Long> units = new HashMap<>();
    steps.forEach(step -> units.merge(of(step), step.units(), Long::sum));
    return units;
  }
}
