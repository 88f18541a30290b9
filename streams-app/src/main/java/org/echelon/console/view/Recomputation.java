package org.echelon.console.view;

import java.util.ArrayList;
import java.util.List;
import org.echelon.fulfillment.LineChoice;
import org.echelon.state.Alternative;
import org.echelon.state.Choice;
import org.echelon.state.Decision;
import org.echelon.state.DecisionKind;
import org.echelon.state.Routing;
import org.echelon.state.WeighedRoute;

/**
 * A decision computed again from its own record, by the rules that decided. Of an order line the
 * node, its units, its cost and by how much the others are dearer follow from the routes that were
 * weighed; of a transfer or purchase its units, as {@link LaneAgain} tells. Where the record holds
 * too little it is said what.
 */
public final class Recomputation {
  private static final String OLDER =
      "it was written before decisions kept the routes that were weighed";
  private static final String LANES =
      "it was written before decisions kept the sizing of the node and what bounded the units";
  private static final String NOTHING = "it moved nothing, so there are no units to compute";
  private static final String BROKEN = "its record cannot be computed with: ";

  private Recomputation() {}

  /**
   * What came of it.
   *
   * @param state EQUAL, DIFFERS or NOT_POSSIBLE
   * @param text the same in a sentence
   * @param details what differs, or what is missing
   */
  public record Result(
      String decisionId, String kind, String state, String text, List<String> details) {}

  /** Computes a decision again. O(routes). */
  public static Result of(Decision decision) {
    if (decision.getChoice() == null) {
      return notPossible(decision, NOTHING);
    }
    if (decision.getKind() != DecisionKind.ASSIGN) {
      return ofLane(decision);
    }
    Routing routing = decision.getRouting();
    if (routing == null || routing.getRoutes().isEmpty()) {
      return notPossible(decision, OLDER);
    }
    return compared(
        decision,
        differences(decision, routing),
        "Of " + nodes(routing) + " the same one, units and costs.");
  }

  /** The units of a transfer or purchase. */
  private static Result ofLane(Decision decision) {
    try {
      return LaneAgain.of(decision)
          .map(
              again ->
                  compared(
                      decision,
                      again.differences(),
                      again.units() + " units, the level and the margins are the same."))
          .orElseGet(() -> notPossible(decision, LANES));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      // Figures that no decision can have: less than a pack, more tails than levels.
      return compared(decision, List.of(BROKEN + e.getMessage()), "");
    }
  }

  private static Result compared(Decision decision, List<String> differences, String same) {
    return differences.isEmpty()
        ? result(decision, "EQUAL", "Recomputed: equal. " + same, differences)
        : result(
            decision,
            "DIFFERS",
            "Recomputed: differs. " + String.join("; ", differences) + ".",
            differences);
  }

  private static Result notPossible(Decision decision, String missing) {
    return result(decision, "NOT_POSSIBLE", "Not recomputed: " + missing + ".", List.of(missing));
  }

  private static Result result(Decision decision, String state, String text, List<String> details) {
    return new Result(
        decision.getDecisionId(), decision.getKind().name(), state, text, List.copyOf(details));
  }

  private static String nodes(Routing routing) {
    return routing.getWeighed() + (routing.getWeighed() == 1 ? " node" : " nodes");
  }

  private static List<String> differences(Decision decision, Routing routing) {
    List<String> differences = new ArrayList<>();
    List<WeighedRoute> routes = routing.getRoutes();
    for (int i = 0; i < routes.size(); i++) {
      WeighedRoute route = routes.get(i);
      if (i > 0 && route.getCostPerUnit() < routes.get(i - 1).getCostPerUnit()) {
        differences.add(route.getNode() + " is cheaper than the node ranked before it");
      }
      if (route.getSpentPerUnit() >= routing.getLostSaleValue()) {
        differences.add(route.getNode() + " costs as much as the lost sale");
      }
    }
    LineChoice choice =
        LineChoice.of(
            routing.getWantedUnits(),
            routes.stream().mapToLong(WeighedRoute::getFreeUnits).toArray());
    WeighedRoute chosen = routes.get(choice.rank());
    Choice told = decision.getChoice();
    if (!chosen.getNode().equals(told.getFrom())) {
      differences.add(chosen.getNode() + " instead of " + told.getFrom());
    }
    if (choice.units() != told.getUnits()) {
      differences.add(choice.units() + " units instead of " + told.getUnits());
    }
    if (chosen.getCostPerUnit() != told.getLaneCostPerUnit()) {
      differences.add(chosen.getCostPerUnit() + " a unit instead of " + told.getLaneCostPerUnit());
    }
    for (Alternative other : decision.getAlternatives()) {
      passedOver(other, routes, chosen, differences);
    }
    return differences;
  }

  private static void passedOver(
      Alternative other, List<WeighedRoute> routes, WeighedRoute chosen, List<String> differences) {
    for (WeighedRoute route : routes) {
      double gain = chosen.getCostPerUnit() - route.getCostPerUnit();
      if (route.getNode().equals(other.getFrom())) {
        if (gain != other.getGainPerDay()) {
          differences.add(
              other.getFrom() + " is dearer by " + -gain + " instead of " + -other.getGainPerDay());
        }
        return;
      }
    }
    differences.add(other.getFrom() + " was passed over and is not among the routes");
  }
}
