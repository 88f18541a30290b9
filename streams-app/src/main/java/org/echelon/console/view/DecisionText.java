package org.echelon.console.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.console.view.DecisionView.Sentence;
import org.echelon.state.Alternative;
import org.echelon.state.Choice;
import org.echelon.state.Cut;
import org.echelon.state.Decision;
import org.echelon.state.DecisionKind;
import org.echelon.state.KernelInput;
import org.echelon.state.Reason;
import org.echelon.state.TriggerKind;
import org.echelon.state.Versions;

/**
 * The parts of a decision in words, the same wherever one is explained; money is in the network's
 * currency.
 */
public final class DecisionText {
  /** Reasons that say what to think of the inputs, not why it was chosen. */
  private static final Set<String> CAVEATS =
      Set.of(
          "DERIVED_FORECAST",
          "FORECAST_STALE",
          "DEFAULTED_INPUT",
          "PRICES_NONE",
          "PRICES_LAST_GOOD",
          "ACK_ASSUMED",
          "LEAD_TIME_LEARNED");

  /** What was passed over for these was dearer, which its figure says. */
  private static final Set<String> DEARER = Set.of("CHEAPEST_IN_TIME", "OUTRANKED");

  private DecisionText() {}

  /**
   * Something that was scarce.
   *
   * @param brief for a list in a line
   * @param sentence for a list of its own
   */
  public record Bound(String brief, String sentence) {}

  static String title(Decision decision) {
    Choice choice = decision.getChoice();
    if (choice == null) {
      return decision.getKind().name().toLowerCase(Locale.ROOT) + " of " + decision.getSku();
    }
    String what = choice.getUnits() + " × " + decision.getSku();
    return switch (decision.getKind()) {
      case ASSIGN -> what + " for order " + choice.getTo() + " from " + choice.getFrom();
      case PURCHASE -> what + " bought from " + choice.getFrom() + " for " + choice.getTo();
      default -> what + " from " + choice.getFrom() + " to " + choice.getTo();
    };
  }

  static String trigger(Decision decision) {
    String event = decision.getTrigger().getEventId();
    return event == null || decision.getTrigger().getKind() != TriggerKind.EVENT
        ? cause(decision.getTrigger().getKind().name())
        : "event " + event;
  }

  /** A kind of trigger by its name. */
  static String cause(String kind) {
    return switch (kind) {
      case "EVENT" -> "an event";
      case "PRICE" -> "new prices";
      case "NETWORK" -> "a new network";
      case "CONTROL" -> "a person's order";
      case "TICK" -> "the clock";
      case "ASK" -> "a departure that asked for units";
      case "GRANT" -> "a departure that granted units";
      default -> "something this version does not know";
    };
  }

  /** The reasons in their order, caveats among them. */
  static List<Sentence> sentences(Decision decision) {
    return decision.getReasons().stream().map(reason -> sentence(decision, reason)).toList();
  }

  private static Sentence sentence(Decision decision, Reason reason) {
    Map<String, String> values = new HashMap<>();
    Choice choice = decision.getChoice();
    if (choice != null) {
      values.put("from", choice.getFrom());
      values.put("to", choice.getTo());
      values.put("units", Long.toString(choice.getUnits()));
      values.put("gain", DecisionView.money(choice.getGainPerDay()));
      values.put("cost", DecisionView.money(choice.getLaneCostPerUnit()));
    }
    reason.getValues().forEach((name, value) -> values.put(name, tidy(value)));
    return new Sentence(
        reason.getCode(),
        Sentences.of(reason.getCode(), values),
        CAVEATS.contains(reason.getCode()));
  }

  /** Amounts come with four decimals; people read two, or three of small ones. */
  private static String tidy(String value) {
    return value.matches("-?\\d+\\.\\d+") ? DecisionView.money(Double.parseDouble(value)) : value;
  }

  /** What became of it. */
  public static String outcome(Decision decision) {
    String ids = String.join(", ", decision.getCommandIds());
    return switch (decision.getState()) {
      case RELEASED -> ids.isEmpty() ? "nothing was commanded" : "commanded as " + ids;
      case HELD -> "it waits for a person's approval, nothing was commanded";
      case SHADOW -> "the lane only shows what it would do, nothing was commanded";
      case LAPSED -> "declined or not approved in time, nothing was commanded";
      case UNKNOWN -> "this version does not know what became of it";
    };
  }

  /** What the first unit gains; the others gain no more each, as margins fall. */
  public static Optional<String> worth(Decision decision) {
    Choice choice = decision.getChoice();
    if (choice == null || decision.getKind() == DecisionKind.ASSIGN) {
      return Optional.empty();
    }
    String first =
        choice.getMargins().isEmpty()
            ? ""
            : "The first unit gains " + DecisionView.money(choice.getMargins().get(0)) + " a day, ";
    return Optional.of(
        first
            + (first.isEmpty() ? "All " : "all ")
            + choice.getUnits()
            + " at most "
            + DecisionView.money(choice.getGainPerDay())
            + "; the way costs "
            + DecisionView.money(choice.getLaneCostPerUnit())
            + " a unit.");
  }

  /** By how much what was passed over is dearer a unit than what was chosen. */
  public static String dearer(Alternative other) {
    double dearer = -other.getGainPerDay();
    return DecisionView.money(Math.abs(dearer)) + " a unit " + (dearer < 0 ? "cheaper" : "dearer");
  }

  /** Why something was passed over; empty where its figure says so. */
  public static Optional<String> whyNot(Alternative other) {
    return DEARER.contains(other.getRejectedBy())
        ? Optional.empty()
        : Optional.of(Sentences.of(other.getRejectedBy(), Map.of("from", other.getFrom())));
  }

  /** Capacities that took units away, and those whose use had a price when it was decided. */
  public static List<Bound> binding(Decision decision) {
    List<Bound> all = new ArrayList<>();
    int no = 0;
    for (Sentence reason : sentences(decision)) {
      no += reason.caveat() ? 0 : 1;
      if (reason.code().endsWith("_CUT")) {
        all.add(new Bound(reason.code() + " (reason " + no + ")", reason.text()));
      }
    }
    for (Cut cut : decision.getCuts()) {
      String taken =
          "%s of %s took %d units, at rank %d of %d"
              .formatted(
                  cut.getResource(), cut.getNode(), cut.getUnitsCut(), cut.getRank(), cut.getOf());
      String last = DecisionView.money(cut.getCutoffMargin());
      all.add(new Bound(taken, taken + "; the last that was served was worth " + last + " a day."));
    }
    for (KernelInput input : decision.getInputs()) {
      if (input.getStoragePricePerCubeDay() > 0) {
        String price = DecisionView.money(input.getStoragePricePerCubeDay());
        all.add(
            new Bound(
                "room at %s, %s a dm3 and day".formatted(input.getNode(), price),
                "Room at %s was scarce: a dm³ had a price of %s a day."
                    .formatted(input.getNode(), price)));
      }
      if (input.getFlowPricePerUnit() > 0) {
        String price = DecisionView.money(input.getFlowPricePerUnit());
        all.add(
            new Bound(
                "flow at %s, %s a unit".formatted(input.getNode(), price),
                "Flow at %s was scarce: a unit had a price of %s."
                    .formatted(input.getNode(), price)));
      }
    }
    return all;
  }

  /** What is said where nothing was scarce. */
  public static String nothingBinds(Decision decision) {
    String nodes =
        decision.getInputs().stream().map(KernelInput::getNode).collect(Collectors.joining(", "));
    return nodes.isEmpty()
        ? "no capacity cut it, and no node was valued"
        : "nothing; no capacity cut it, and room and flow had no price at " + nodes;
  }

  /** What it was decided with; zero means none. */
  public static String versions(Versions versions) {
    return "Decided with "
        + String.join(
            ", ",
            version("network", versions.getNetwork()),
            version("prices", versions.getPrices()),
            version("forecast", versions.getForecast()),
            version("item", versions.getItem()),
            version("control", versions.getControl()))
        + ", code "
        + versions.getCode()
        + ".";
  }

  private static String version(String what, long version) {
    return version == 0 ? "no " + what : what + " v" + version;
  }
}
