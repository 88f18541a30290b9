package org.echelon.cli;

import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.console.view.DecisionView;
import org.echelon.console.view.Sentences;
import org.echelon.state.Alternative;
import org.echelon.state.Choice;
import org.echelon.state.Cut;
import org.echelon.state.Decision;
import org.echelon.state.DecisionKind;
import org.echelon.state.KernelInput;
import org.echelon.state.Versions;

/** A decision as lines for people; money is in the network's currency. */
final class ExplainText {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

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

  private ExplainText() {}

  static List<String> lines(Decision decision) {
    DecisionView.Why why = DecisionView.of(decision);
    List<DecisionView.Sentence> reasons =
        why.sentences().stream().filter(s -> !CAVEATS.contains(s.code())).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        why.title() + ", decided " + AT.format(why.decidedAt()) + " after " + why.trigger() + ".");
    lines.add(outcome(decision));
    lines.addAll(numbered(reasons));
    worth(decision).ifPresent(lines::add);
    if (!decision.getAlternatives().isEmpty()) {
      lines.add(
          "Not chosen: "
              + decision.getAlternatives().stream()
                  .map(ExplainText::passedOver)
                  .collect(Collectors.joining("; "))
              + ".");
    }
    lines.add("Binding: " + binding(decision, reasons) + ".");
    String careful =
        why.sentences().stream()
            .filter(s -> CAVEATS.contains(s.code()))
            .map(s -> s.text() + "  " + s.code())
            .collect(Collectors.joining("  "));
    if (!careful.isEmpty()) {
      lines.add("Careful: " + careful);
    }
    lines.add(versions(decision.getVersions()));
    return lines;
  }

  /** What became of it. */
  private static String outcome(Decision decision) {
    String ids = String.join(", ", decision.getCommandIds());
    String became =
        switch (decision.getState()) {
          case RELEASED -> ids.isEmpty() ? "nothing was commanded" : "commanded as " + ids;
          case HELD -> "it waits for a person's approval, nothing was commanded";
          case SHADOW -> "the lane only shows what it would do, nothing was commanded";
          case LAPSED -> "declined or not approved in time, nothing was commanded";
          case UNKNOWN -> "this version does not know what became of it";
        };
    return decision.getDecisionId() + " " + decision.getState() + ": " + became + ".";
  }

  /** Codes stand in a column of their own, so that they can be looked up. */
  private static List<String> numbered(List<DecisionView.Sentence> reasons) {
    int width = reasons.stream().mapToInt(s -> s.text().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (DecisionView.Sentence reason : reasons) {
      String pad = " ".repeat(width - reason.text().length() + 2);
      lines.add(lines.size() + 1 + ". " + reason.text() + pad + reason.code());
    }
    return lines;
  }

  /** What the first unit gains; the others gain no more each, as margins fall. */
  private static Optional<String> worth(Decision decision) {
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

  /** Costs are told a unit, above those of what was chosen. */
  private static String passedOver(Alternative other) {
    double dearer = -other.getGainPerDay();
    String by =
        DecisionView.money(Math.abs(dearer)) + " a unit " + (dearer < 0 ? "cheaper" : "dearer");
    String why = Sentences.of(other.getRejectedBy(), Map.of("from", other.getFrom()));
    return other.getFrom()
        + " ("
        + by
        + (DEARER.contains(other.getRejectedBy()) ? "" : ": " + withoutStop(why))
        + ")";
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Capacities that took units away, and those whose use had a price when it was decided. */
  private static String binding(Decision decision, List<DecisionView.Sentence> reasons) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      if (reasons.get(i).code().endsWith("_CUT")) {
        all.add(reasons.get(i).code() + " (reason " + (i + 1) + ")");
      }
    }
    for (Cut cut : decision.getCuts()) {
      all.add(
          "%s of %s took %d units, at rank %d of %d"
              .formatted(
                  cut.getResource(), cut.getNode(), cut.getUnitsCut(), cut.getRank(), cut.getOf()));
    }
    for (KernelInput input : decision.getInputs()) {
      if (input.getStoragePricePerCubeDay() > 0) {
        all.add(
            "room at %s, %s a dm3 and day"
                .formatted(input.getNode(), DecisionView.money(input.getStoragePricePerCubeDay())));
      }
      if (input.getFlowPricePerUnit() > 0) {
        all.add(
            "flow at %s, %s a unit"
                .formatted(input.getNode(), DecisionView.money(input.getFlowPricePerUnit())));
      }
    }
    if (!all.isEmpty()) {
      return String.join("; ", all);
    }
    String nodes =
        decision.getInputs().stream().map(KernelInput::getNode).collect(Collectors.joining(", "));
    return nodes.isEmpty()
        ? "no capacity cut it, and no node was valued"
        : "nothing; no capacity cut it, and room and flow had no price at " + nodes;
  }

  /** Zero means none. */
  private static String versions(Versions versions) {
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

  /** The line in the characters that the terminal can show. */
  static String printable(String line) {
    return Charset.defaultCharset().newEncoder().canEncode(line)
        ? line
        : line.replace('×', 'x').replace('—', '-');
  }
}
