package org.echelon.console.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;

/** The newest {@value #AT_MOST} decisions, about 2 KB each, and which of them wait for a person. */
public final class DecisionTable {
  public static final int AT_MOST = 20_000;

  private final Map<String, Decision> held = new LinkedHashMap<>();
  private final Map<String, Decision> byId =
      new Newest<>(AT_MOST, old -> held.remove(old.getDecisionId()));

  void take(Decision decision) {
    String id = decision.getDecisionId();
    if (decision.getState() == DecisionState.HELD) {
      held.put(id, decision);
    } else {
      held.remove(id);
    }
    byId.put(id, decision);
  }

  /** A decision as it was told last, if it is still kept. */
  public Optional<Decision> find(String decisionId) {
    return Optional.ofNullable(byId.get(decisionId));
  }

  /** Decisions that wait for a person's approval, oldest first. */
  public List<Decision> held() {
    return List.copyOf(held.values());
  }

  /** Decisions about a SKU that wait for a person's approval, oldest first. */
  public List<Decision> held(String sku) {
    return held.values().stream().filter(decision -> decision.getSku().equals(sku)).toList();
  }
}
