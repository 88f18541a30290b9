package org.echelon.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Rejudged;
import org.echelon.refused.Rejudged.Verdict;

/**
 * Which of some refused records would be sent again, and what would become of the others.
 *
 * @param judged all that are open, oldest first
 * @param chosen those to be sent, in the order of their origin
 */
record DlqChoice(List<Rejudged> judged, List<RefusedEntry> chosen) {
  /**
   * Chooses what would be taken.
   *
   * @param unsure whether also what only the ledger can judge
   * @param limit at most so many
   */
  static DlqChoice of(List<Rejudged> judged, boolean unsure, int limit) {
    List<RefusedEntry> chosen =
        judged.stream()
            .filter(
                one ->
                    one.verdict() == Verdict.PASSES || (unsure && one.verdict() == Verdict.UNSURE))
            .map(Rejudged::entry)
            .sorted(RefusedEntry.BY_ORIGIN)
            .limit(Math.max(0, limit))
            .toList();
    return new DlqChoice(judged, chosen);
  }

  /** How many are judged so. */
  long count(Verdict verdict) {
    return judged.stream().filter(one -> one.verdict() == verdict).count();
  }

  /** How many would be refused again, by reason. */
  SortedMap<String, Long> again() {
    SortedMap<String, Long> again = new TreeMap<>();
    judged.stream()
        .filter(one -> one.verdict() == Verdict.REFUSED)
        .forEach(one -> again.merge(one.reason(), 1L, Long::sum));
    return again;
  }

  /** All of it in a line. */
  String summary(boolean unsure) {
    StringBuilder line = new StringBuilder();
    line.append(judged.size()).append(" open: ");
    line.append(count(Verdict.PASSES)).append(" would be taken");
    long held = count(Verdict.UNSURE);
    if (held > 0) {
      line.append(", ").append(held).append(" only the ledger can judge");
      line.append(unsure ? "" : " (--unsure sends them too)");
    }
    again()
        .forEach(
            (reason, count) ->
                line.append(", ").append(count).append(" would be refused: ").append(reason));
    long never = count(Verdict.NEVER);
    line.append(never > 0 ? ", " + never + " are not for resending" : "");
    return line.append(". Chosen: ").append(chosen.size()).append('.').toString();
  }

  /** The same for programs, with what came of it. */
  Map<String, Object> document(Map<String, ?> outcome, boolean dryRun) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("open", judged.size());
    document.put("chosen", chosen.size());
    document.put("wouldApply", count(Verdict.PASSES));
    document.put("unsure", count(Verdict.UNSURE));
    document.put("wouldRefuse", again());
    document.put("notForResending", count(Verdict.NEVER));
    document.putAll(outcome);
    document.put("dryRun", dryRun);
    return document;
  }
}
