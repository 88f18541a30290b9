package org.echelon.console.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.TrackedCommand;
import org.echelon.inventory.CommandKind;
import org.echelon.state.Alternative;
import org.echelon.state.Choice;
import org.echelon.state.Decision;
import org.echelon.state.KernelInput;
import org.echelon.state.Versions;
import org.echelon.state.WeighedRoute;

/** Why a command was written, in words and figures. */
public final class DecisionView {
  private DecisionView() {}

  /**
   * A decision.
   *
   * @param sentences its reasons, caveats among them
   * @param worth what the units gain; empty for an assignment
   * @param binding what was scarce, or that nothing was
   * @param routes nodes weighed for an order line, least cost first
   */
  public record Why(
      String decisionId,
      String sku,
      Instant decidedAt,
      String kind,
      String state,
      String title,
      String trigger,
      String outcome,
      List<String> commandIds,
      List<Sentence> sentences,
      Optional<String> worth,
      Optional<ChoiceForm> choice,
      List<Passed> alternatives,
      List<String> binding,
      List<Valued> inputs,
      List<Weighed> routes,
      VersionsForm versions) {}

  /**
   * A reason: its code, and what it says.
   *
   * @param caveat whether it says what to think of the inputs
   */
  public record Sentence(String code, String text, boolean caveat) {}

  /** What was chosen; money is in the network's currency. */
  public record ChoiceForm(
      String from, String to, long units, double gainPerDay, double costPerUnit) {}

  /**
   * What was passed over.
   *
   * @param worseBy currency a unit; below zero where it was cheaper
   * @param text the same in words
   */
  public record Passed(String from, long units, double worseBy, String rejectedBy, String text) {}

  /** How a node was valued; units, days, and money in the network's currency. */
  public record Valued(
      String node,
      long onHandUnits,
      long positionUnits,
      long levelUnits,
      double ratePerDay,
      double leadDays,
      double reviewDays,
      double marginAtPosition,
      double marginNext,
      double holdingPerDay,
      double storagePricePerCubeDay,
      double flowPricePerUnit) {}

  /**
   * A node that could serve an order line; currency a unit.
   *
   * @param other replacement, prices of flow, affinity and a share of what the unit given up is
   *     worth, less what a shared parcel saves
   */
  public record Weighed(
      String node,
      long freeUnits,
      double cost,
      double shipping,
      double outOfRegion,
      double queue,
      double other,
      Instant arrivalAt,
      boolean inTime) {}

  /** What it was decided with. */
  public record VersionsForm(
      long network, long prices, long forecast, long item, String code, String text) {}

  /**
   * A decision by its id, or the newest that is known of a command or of an order line (order and
   * number with a slash between).
   */
  public static Optional<Why> of(ConsoleTables tables, String id) {
    return find(tables, id).map(DecisionView::of);
  }

  /** The same computed again, see {@link Recomputation}. */
  public static Optional<Recomputation.Result> recomputed(ConsoleTables tables, String id) {
    return find(tables, id).map(Recomputation::of);
  }

  private static Optional<Decision> find(ConsoleTables tables, String id) {
    Optional<Decision> found = tables.decisions().find(id);
    if (found.isPresent()) {
      return found;
    }
    return tables
        .commands()
        .find(id)
        .or(() -> ofLine(tables, id))
        .flatMap(command -> tables.decisions().find(command.head().decisionId()));
  }

  /** The last assignment of an order line. O(commands that are kept). */
  private static Optional<TrackedCommand> ofLine(ConsoleTables tables, String line) {
    return line.contains("/")
        ? Stream.concat(tables.commands().open().stream(), tables.commands().closed().stream())
            .filter(command -> command.head().terms().kind() == CommandKind.ASSIGNMENT)
            .filter(command -> command.head().to().equals(line))
            .max(Comparator.comparingInt(command -> command.head().terms().attempt()))
        : Optional.empty();
  }

  /** A decision as it was published. */
  public static Why of(Decision decision) {
    return new Why(
        decision.getDecisionId(),
        decision.getSku(),
        decision.getDecidedAt(),
        decision.getKind().name(),
        decision.getState().name(),
        DecisionText.title(decision),
        DecisionText.trigger(decision),
        DecisionText.outcome(decision),
        List.copyOf(decision.getCommandIds()),
        DecisionText.sentences(decision),
        DecisionText.worth(decision),
        Optional.ofNullable(decision.getChoice()).map(DecisionView::choice),
        decision.getAlternatives().stream().map(DecisionView::passed).toList(),
        binding(decision),
        decision.getInputs().stream().map(DecisionView::valued).toList(),
        weighed(decision),
        versions(decision.getVersions()));
  }

  private static ChoiceForm choice(Choice choice) {
    return new ChoiceForm(
        choice.getFrom(),
        choice.getTo(),
        choice.getUnits(),
        choice.getGainPerDay(),
        choice.getLaneCostPerUnit());
  }

  private static Passed passed(Alternative other) {
    return new Passed(
        other.getFrom(),
        other.getUnits(),
        -other.getGainPerDay(),
        other.getRejectedBy(),
        DecisionText.dearer(other)
            + "."
            + DecisionText.whyNot(other).map(why -> " " + why).orElse(""));
  }

  private static List<String> binding(Decision decision) {
    List<DecisionText.Bound> bounds = DecisionText.binding(decision);
    if (bounds.isEmpty()) {
      String nothing = DecisionText.nothingBinds(decision);
      return List.of(Character.toUpperCase(nothing.charAt(0)) + nothing.substring(1) + ".");
    }
    return bounds.stream().map(DecisionText.Bound::sentence).toList();
  }

  private static Valued valued(KernelInput input) {
    return new Valued(
        input.getNode(),
        input.getOnHandUnits(),
        input.getPositionUnits(),
        input.getLevelUnits(),
        input.getRatePerDay(),
        input.getLeadDays(),
        input.getReviewDays(),
        input.getMarginAtPosition(),
        input.getMarginNext(),
        input.getHoldingPerDay(),
        input.getStoragePricePerCubeDay(),
        input.getFlowPricePerUnit());
  }

  private static List<Weighed> weighed(Decision decision) {
    return decision.getRouting() == null
        ? List.of()
        : decision.getRouting().getRoutes().stream().map(DecisionView::weighed).toList();
  }

  private static Weighed weighed(WeighedRoute route) {
    return new Weighed(
        route.getNode(),
        route.getFreeUnits(),
        route.getCostPerUnit(),
        route.getShippingPerUnit() - route.getOutOfRegionPerUnit(),
        route.getOutOfRegionPerUnit(),
        route.getQueuePerUnit(),
        route.getCostPerUnit() - route.getShippingPerUnit() - route.getQueuePerUnit(),
        route.getArrivalAt(),
        route.getInTime());
  }

  private static VersionsForm versions(Versions versions) {
    return new VersionsForm(
        versions.getNetwork(),
        versions.getPrices(),
        versions.getForecast(),
        versions.getItem(),
        versions.getCode(),
        DecisionText.versions(versions));
  }

  /** An amount with the digits that people read. */
  public static String money(double amount) {
    if (amount == 0) {
      return "0";
    }
    if (Math.abs(amount) < 0.0005) {
      return amount > 0 ? "less than 0.001" : "more than -0.001";
    }
    return String.format(Locale.ROOT, Math.abs(amount) < 1 ? "%.3f" : "%.2f", amount);
  }
}
