package org.echelon.console.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.state.Alternative;
import org.echelon.state.Choice;
import org.echelon.state.Cut;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;
import org.echelon.state.Reason;
import org.echelon.state.Trigger;
import org.echelon.state.Versions;

/**
 * The newest {@value #AT_MOST} decisions without their kernel inputs, which stay on the topic;
 * about 600 bytes each.
 */
public final class DecisionTable {
  static final int AT_MOST = 20_000;
  private static final String HELD = DecisionState.HELD.name();

  private final Map<String, DecisionRow> byId = new Newest<>(AT_MOST);

  /** Why a command was written. */
  public record DecisionRow(
      String decisionId,
      String sku,
      long decidedAtMillis,
      String kind,
      String state,
      Trigger trigger,
      Versions versions,
      Optional<Choice> choice,
      List<Reason> reasons,
      List<Cut> cuts,
      List<Alternative> alternatives) {

    /** What is kept of a decision. */
    public static DecisionRow of(Decision decision) {
      return new DecisionRow(
          decision.getDecisionId(),
          decision.getSku(),
          decision.getDecidedAt().toEpochMilli(),
          decision.getKind().name(),
          decision.getState().name(),
          decision.getTrigger(),
          decision.getVersions(),
          Optional.ofNullable(decision.getChoice()),
          List.copyOf(decision.getReasons()),
          List.copyOf(decision.getCuts()),
          List.copyOf(decision.getAlternatives()));
    }
  }

  void take(Decision decision) {
    byId.put(decision.getDecisionId(), DecisionRow.of(decision));
  }

  /** A decision, if it is still kept. */
  public Optional<DecisionRow> find(String decisionId) {
    return Optional.ofNullable(byId.get(decisionId));
  }

  /** Lines that wait for a person, as far as they are still kept. */
  public List<DecisionRow> held() {
    return byId.values().stream().filter(row -> row.state().equals(HELD)).toList();
  }
}
