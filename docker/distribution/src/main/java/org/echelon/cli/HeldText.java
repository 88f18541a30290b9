package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.echelon.state.Choice;
import org.echelon.state.Decision;

/** Lines that wait for a person: decisions, not commands. */
final class HeldText {
  private HeldText() {}

  static String row(Instant now, Decision decision) {
    Choice choice = decision.getChoice();
    return String.format(
        Locale.ROOT,
        "%-8s %-19s %-31s %5d  %-18s %-9s %s",
        CommandText.age(Duration.between(decision.getDecidedAt(), now)),
        decision.getDecisionId(),
        decision.getSku()
            + " "
            + choice.getFrom()
            + " "
            + CommandText.arrow()
            + " "
            + choice.getTo(),
        choice.getUnits(),
        "",
        "HELD",
        "approval");
  }

  static Map<String, Object> json(Decision decision) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("decisionId", decision.getDecisionId());
    object.put("kind", decision.getKind().name());
    object.put("sku", decision.getSku());
    object.put("from", decision.getChoice().getFrom());
    object.put("to", decision.getChoice().getTo());
    object.put("units", decision.getChoice().getUnits());
    object.put("state", "HELD");
    object.put("waitsFor", "APPROVAL");
    return object;
  }
}
