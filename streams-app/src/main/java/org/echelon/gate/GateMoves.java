package org.echelon.gate;

import java.util.ArrayList;
import java.util.List;

/** What a gate does next: its new state, and what it says to others. */
public record GateMoves(
    GateState state,
    List<GateAsk> asks,
    List<GateGrant> grants,
    List<DepartureList> lists,
    List<LaneLoad> loads,
    List<String> reports) {

  static GateMoves none(GateState state) {
    return new GateMoves(state, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Whether nothing happened at all. */
  public boolean quiet() {
    return asks.isEmpty()
        && grants.isEmpty()
        && lists.isEmpty()
        && loads.isEmpty()
        && reports.isEmpty();
  }

  /** Collects moves while the state goes through several steps. */
  static final class Draft {
    GateState state;
    final List<GateAsk> asks = new ArrayList<>();
    final List<GateGrant> grants = new ArrayList<>();
    final List<DepartureList> lists = new ArrayList<>();
    final List<LaneLoad> loads = new ArrayList<>();
    final List<String> reports = new ArrayList<>();

    Draft(GateState state) {
      this.state = state;
    }

    GateMoves done() {
      return new GateMoves(state, asks, grants, lists, loads, reports);
    }
  }
}
