package org.echelon.cli;

import org.echelon.producers.scenario.SwitchPlan;

/** A stretch of a run in which regions are switched and switched back. */
enum RegionStage {
  BEFORE("before"),
  DURING("during"),
  AFTER("after"),
  REVERTED("reverted");

  private final String words;

  RegionStage(String words) {
    this.words = words;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** Its days in a network of so many regions. */
  SwitchPlan.Stretch in(SwitchPlan plan, int regions) {
    return switch (this) {
      case BEFORE -> plan.before();
      case DURING -> plan.during(regions);
      case AFTER -> plan.after(regions);
      case REVERTED -> plan.reverted(regions);
    };
  }
}
