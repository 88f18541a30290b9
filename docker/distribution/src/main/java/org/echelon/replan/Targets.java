package org.echelon.replan;

import org.echelon.valuation.SkuPlan;

/** Counts the levels that are stocked in one of two plans, and those of them that differ. */
final class Targets {
  private long stocked;
  private long moved;

  void add(SkuPlan former, SkuPlan now) {
    for (int n = 0; n < Math.max(former.span(), now.span()); n++) {
      stocked += former.levelUnits(n) > 0 || now.levelUnits(n) > 0 ? 1 : 0;
      moved += former.levelUnits(n) != now.levelUnits(n) ? 1 : 0;
    }
  }

  /** Share of them that differs. */
  double share() {
    return stocked == 0 ? 0 : (double) moved / stocked;
  }
}
