package org.echelon.cli;

import java.util.ArrayList;
import java.util.List;
import org.echelon.producers.run.RunSummary;

/** What must never be, at any moment of a run, in words and worst first. */
final class Problems {
  private Problems() {}

  static List<String> of(RunSummary run) {
    List<String> problems = new ArrayList<>();
    if (run.unitsUnbalanced() != 0) {
      problems.add(run.unitsUnbalanced() + " units break conservation");
    }
    if (run.duplicateCommands() != 0) {
      problems.add(run.duplicateCommands() + " commands came twice");
    }
    if (run.tilingBreaks() != 0) {
      problems.add(run.tilingBreaks() + " commands do not continue their lane");
    }
    if (run.skusFrozen() != 0) {
      problems.add(run.skusFrozen() + " SKUs are frozen");
    }
    if (run.asksGivenUp() != 0) {
      problems.add(run.asksGivenUp() + " departures had no manifest in time");
    }
    return problems;
  }
}
