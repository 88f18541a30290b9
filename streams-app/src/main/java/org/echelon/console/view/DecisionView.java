package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.DecisionTable.DecisionRow;
import org.echelon.state.Choice;
import org.echelon.state.Decision;
import org.echelon.state.Reason;

/** Why a command was written, in words. */
public final class DecisionView {
  private DecisionView() {}

  /** A decision. */
  public record Why(
      String decisionId,
      String sku,
      Instant decidedAt,
      String kind,
      String state,
      String title,
      String trigger,
      List<Sentence> sentences,
      Optional<ChoiceForm> choice,
      List<Passed> alternatives,
      VersionsForm versions) {}

  /** A reason: its code, and what it says. */
  public record Sentence(String code, String text) {}

  /** What was chosen; money is in the network's currency. */
  public record ChoiceForm(
      String from, String to, long units, double gainPerDay, double costPerUnit) {}

  /** What was passed over, and by how much it was worse. */
  public record Passed(String from, double worseBy, String rejectedBy) {}

  /** What it was decided with. */
  public record VersionsForm(long network, long prices, long forecast, long item, String code) {}

  /** A decision by its id. */
  public static Optional<Why> of(ConsoleTables tables, String decisionId) {
    return tables.decisions().find(decisionId).map(DecisionView::why);
  }

  /** A decision as it was published. */
  public static Why of(Decision decision) {
    return why(DecisionRow.of(decision));
  }

  private static Why why(DecisionRow row) {
    return new Why(
        row.decisionId(),
        row.sku(),
        Instant.ofEpochMilli(row.decidedAtMillis()),
        row.kind(),
        row.state(),
        title(row),
        trigger(row),
        sentences(row),
        row.choice()
            .map(
                c ->
                    new ChoiceForm(
                        c.getFrom(),
                        c.getTo(),
                        c.getUnits(),
                        c.getGainPerDay(),
                        c.getLaneCostPerUnit())),
        row.alternatives().stream()
            .map(a -> new Passed(a.getFrom(), -a.getGainPerDay(), a.getRejectedBy()))
            .toList(),
        new VersionsForm(
            row.versions().getNetwork(),
            row.versions().getPrices(),
            row.versions().getForecast(),
            row.versions().getItem(),
            row.versions().getCode()));
  }

  private static String title(DecisionRow row) {
    if (row.choice().isEmpty()) {
      return row.kind().toLowerCase(Locale.ROOT) + " of " + row.sku();
    }
    Choice choice = row.choice().get();
    String what = choice.getUnits() + " × " + row.sku();
    return switch (row.kind()) {
      case "ASSIGN" -> what + " for order " + choice.getTo() + " from " + choice.getFrom();
      case "PURCHASE" -> what + " bought from " + choice.getFrom() + " for " + choice.getTo();
      default -> what + " from " + choice.getFrom() + " to " + choice.getTo();
    };
  }

  private static String trigger(DecisionRow row) {
    String event = row.trigger().getEventId();
    return switch (row.trigger().getKind()) {
      case EVENT -> event == null ? "an event" : "event " + event;
      case PRICE -> "new prices";
      case NETWORK -> "a new network";
      case CONTROL -> "a person's order";
      case TICK -> "the clock";
      case ASK -> "a departure that asked for units";
      case GRANT -> "a departure that granted units";
      case UNKNOWN -> "something this version does not know";
    };
  }

  private static List<Sentence> sentences(DecisionRow row) {
    List<Sentence> sentences = new ArrayList<>();
    for (Reason reason : row.reasons()) {
      Map<String, String> values = new HashMap<>();
      row.choice().ifPresent(choice -> put(values, choice));
      reason.getValues().forEach((name, value) -> values.put(name, tidy(value)));
      sentences.add(new Sentence(reason.getCode(), Sentences.of(reason.getCode(), values)));
    }
    return sentences;
  }

  private static void put(Map<String, String> values, Choice choice) {
    values.put("from", choice.getFrom());
    values.put("to", choice.getTo());
    values.put("units", Long.toString(choice.getUnits()));
    values.put("gain", money(choice.getGainPerDay()));
    values.put("cost", money(choice.getLaneCostPerUnit()));
  }

  /** Amounts come with four decimals; people read two, or three of small ones. */
  private static String tidy(String value) {
    return value.matches("-?\\d+\\.\\d+") ? money(Double.parseDouble(value)) : value;
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
