package org.echelon.simulation.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.experiment.Treatment;
import org.echelon.valuation.SkuPlanner;
import org.jspecify.annotations.Nullable;

/**
 * A policy with settings of its own, such as the treatment of a lab.
 *
 * <pre>
 * prices  live, none, or first: those in force when the planner began
 * demand  factor of every forecast, such as 1.3
 * slow, medium, fast, centre
 *         chance with which stock is to last, of policies with base stocks
 * </pre>
 *
 * @param settings by name; what is not named is as usual
 */
public record PolicyVariant(Policies policy, Map<String, String> settings) {
  private static final Set<String> USUAL = Set.of("prices", "demand");
  private static final List<String> TARGETS = List.of("slow", "medium", "fast", "centre");

  /** Refuses what no planner can be made of. */
  public PolicyVariant {
    settings = Map.copyOf(settings);
    planner(policy, settings);
  }

  /**
   * The planners that a treatment names.
   *
   * @throws IllegalArgumentException naming what is not known, and what is
   */
  public static PolicyVariant of(Treatment treatment) {
    Policies policy =
        Policies.named(treatment.policy())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no policy '"
                            + treatment.policy()
                            + "'; choose of "
                            + Policies.names()));
    return new PolicyVariant(policy, treatment.settings());
  }

  /** Makes a planner for one task. */
  public SkuPlanner planner() {
    return planner(policy, settings);
  }

  /** Whether it is the live planner, as it is. */
  public boolean plansAsLive() {
    return policy == Policies.ECHELON && settings.isEmpty();
  }

  /** Name and settings in a line. */
  public String label() {
    StringBuilder label = new StringBuilder(policy.label());
    new TreeSet<>(settings.keySet())
        .forEach(name -> label.append(' ').append(name).append('=').append(settings.get(name)));
    return label.toString();
  }

  private static SkuPlanner planner(Policies policy, Map<String, String> settings) {
    SkuPlanner planner = policy.planners().get();
    Set<String> known = new TreeSet<>(USUAL);
    if (planner instanceof BaseStock baseStock) {
      known.addAll(TARGETS);
      planner = baseStock.with(targets(baseStock.targets(), settings));
    }
    for (String name : settings.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            policy.label() + " has no setting '" + name + "'; it has " + known);
      }
    }
    PlannerView.Prices prices = prices(policy, settings.get("prices"));
    double factor = number("demand", settings.get("demand"), 1);
    return prices == PlannerView.Prices.LIVE && factor == 1
        ? planner
        : new PlannerView(planner, prices, factor);
  }

  private static ServiceTargets targets(ServiceTargets usual, Map<String, String> settings) {
    return new ServiceTargets(
        number("slow", settings.get("slow"), usual.slow()),
        number("medium", settings.get("medium"), usual.medium()),
        number("fast", settings.get("fast"), usual.fast()),
        number("centre", settings.get("centre"), usual.centre()));
  }

  private static PlannerView.Prices prices(Policies policy, @Nullable String asked) {
    if (asked == null) {
      return switch (policy.rhythm()) {
        case NEVER -> PlannerView.Prices.NONE;
        case ONCE -> PlannerView.Prices.FIRST;
        case AS_ASKED -> PlannerView.Prices.LIVE;
      };
    }
    for (PlannerView.Prices prices : PlannerView.Prices.values()) {
      if (prices.name().toLowerCase(Locale.ROOT).equals(asked)) {
        return prices;
      }
    }
    throw new IllegalArgumentException("prices are live, none or first, not '" + asked + "'");
  }

  private static double number(String name, @Nullable String text, double usual) {
    if (text == null) {
      return usual;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(name + " is a number, not '" + text + "'", wrong);
    }
  }
}
