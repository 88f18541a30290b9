package org.echelon.console.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.Link;
import org.echelon.console.view.HealthView.Verdict;
import org.echelon.console.view.Notices.Notice;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.state.Severity;

/** The one sentence about the whole: the first rule that applies. */
final class Verdicts {
  private static final long PATIENCE_SECONDS = 30;

  private Verdicts() {}

  static Verdict of(ConsoleTables tables, Link link, List<Notice> notices, long wallMillis) {
    if (!link.connected()) {
      return new Verdict("UNKNOWN", "Not connected: " + link.problem() + ".");
    }
    List<Notice> critical = with(notices, Severity.CRITICAL);
    if (!critical.isEmpty()) {
      return new Verdict("CRITICAL", sentence(critical.get(0).text()) + more(critical.size() - 1));
    }
    Optional<Control> freeze =
        tables.halts().inForce(tables.ticks().nowMillis()).stream()
            .filter(halt -> halt.getAction() == ControlAction.FREEZE)
            .findFirst();
    if (freeze.isPresent()) {
      return new Verdict(
          "CRITICAL",
          "Frozen: "
              + freeze.get().getScope()
              + " by "
              + freeze.get().getWho()
              + ", "
              + freeze.get().getWhy());
    }
    List<Notice> warnings = with(notices, Severity.WARNING);
    if (warnings.size() == 1) {
      return new Verdict("WARNING", "1 warning: " + sentence(warnings.get(0).text()));
    }
    if (!warnings.isEmpty()) {
      return new Verdict(
          "WARNING", warnings.size() + " warnings: " + sentence(warnings.get(0).text()));
    }
    return calm(tables, wallMillis);
  }

  private static Verdict calm(ConsoleTables tables, long wallMillis) {
    double restored =
        tables.tasks().all().values().stream()
            .mapToDouble(report -> report.task().getRestoreShare())
            .min()
            .orElse(1);
    if (restored < 1) {
      return new Verdict(
          "NOTE", String.format(Locale.ROOT, "Restoring, %.0f%% done.", 100 * restored));
    }
    if (tables.tasks().all().isEmpty()) {
      return new Verdict(
          "NOTE",
          "Nothing has reported yet. Start the applications with ./echelon streams, or try"
              + " ./echelon demo.");
    }
    long silentSeconds = (wallMillis - tables.ticks().wallMillis()) / 1000;
    if (tables.ticks().at().isPresent() && silentSeconds > PATIENCE_SECONDS) {
      return new Verdict(
          "NOTE", "No tick for " + silentSeconds + " s: time stands still, so nothing is decided.");
    }
    if (tables.tasks().read() == 0) {
      return new Verdict("NOTE", "No events yet. The applications run and wait for the first.");
    }
    return new Verdict("GOOD", "Healthy. Nothing needs a person.");
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private static String more(int others) {
    return others == 0 ? "" : " And " + others + " more.";
  }

  private static List<Notice> with(List<Notice> notices, Severity severity) {
    return notices.stream().filter(notice -> notice.severity() == severity).toList();
  }
}
