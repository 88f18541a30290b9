package org.echelon.simulation.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.echelon.demand.DemandProfile;
import org.echelon.experiment.Assignment;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;
import org.jspecify.annotations.Nullable;

/**
 * Plans by one of two planners, as the assignment of an experiment says for the SKU and the present
 * block of days, which changes at midnight UTC.
 *
 * <p>A SKU that changes sides goes on from the last plan that its new side made of it, so that what
 * a planner holds on to for the sake of calm is its own. A plan depends on the time last told,
 * which plans do not have live; the simulator tells it before it asks. One instance serves one
 * thread.
 */
public final class LabPlanner implements SkuPlanner {
  private final Assignment assignment;
  private final Side control;
  private final Side treatment;
  private final Map<String, Side> sides = new HashMap<>();
  private int block = -1;

  /** A planner and the last plan it made of each SKU. */
  private record Side(SkuPlanner planner, Map<String, SkuPlan> last) {}

  public LabPlanner(Assignment assignment, SkuPlanner control, SkuPlanner treatment) {
    this.assignment = assignment;
    this.control = new Side(control, new HashMap<>());
    this.treatment = new Side(treatment, new HashMap<>());
  }

  @Override
  public boolean turns(long nowMillis) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), ZoneOffset.UTC);
    int before = block;
    block = assignment.lab().block(day);
    return block != before;
  }

  @Override
  public SkuPlan plan(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView prices,
      @Nullable SkuPlan former) {
    return plan(terms, item, demand, prices, former, false);
  }

  @Override
  public SkuPlan planAnew(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView prices,
      @Nullable SkuPlan former) {
    return plan(terms, item, demand, prices, former, true);
  }

  private SkuPlan plan(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView prices,
      @Nullable SkuPlan former,
      boolean anew) {
    Side side = assignment.treated(item.sku(), block) ? treatment : control;
    Side before = sides.put(item.sku(), side);
    boolean changes = before != null && before != side;
    SkuPlan own = changes ? side.last.getOrDefault(item.sku(), former) : former;
    SkuPlan made =
        anew || changes
            ? side.planner.planAnew(terms, item, demand, prices, own)
            : side.planner.plan(terms, item, demand, prices, own);
    side.last.put(item.sku(), made);
    return made;
  }
}
