package org.echelon.processor.plan;

import java.util.function.Supplier;
import org.echelon.valuation.SkuPlanner;

/**
 * Another way to plan that is tried beside the one in force.
 *
 * @param lab name of the lab
 * @param planners makes the planner of each task
 * @param plansAsLive whether these are the planner and settings in force; then the plans that the
 *     lab finds stand, else each SKU is planned once as the lab begins
 */
public record Rival(String lab, Supplier<? extends SkuPlanner> planners, boolean plansAsLive) {}
