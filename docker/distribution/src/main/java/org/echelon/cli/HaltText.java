package org.echelon.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.echelon.console.view.ControlsView;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;

/** Controls in words: since when and by whom, until when, and how each is taken back. */
final class HaltText {
  private HaltText() {}

  /** Since when, by whom and why. */
  static String since(Control control) {
    String ticket = control.getTicket() == null ? "" : " (" + control.getTicket() + ")";
    return "since "
        + control.getEffectiveAt()
        + (control.getExpiresAt() == null ? "" : " until " + control.getExpiresAt())
        + " by "
        + control.getWho()
        + ": "
        + control.getWhy()
        + ticket;
  }

  /** What is ordered, with the value that goes with it. */
  static String what(Control control) {
    return ControlsView.what(control);
  }

  /** The command that takes it back. */
  static String undo(Control control) {
    String scope = control.getScope();
    if (control.getFamily() == ControlFamily.HALT) {
      boolean freeze = control.getAction() == ControlAction.FREEZE;
      return "./echelon control " + (freeze ? "unfreeze " : "resume ") + scope + " --why TEXT";
    }
    if (control.getFamily() == ControlFamily.REGION) {
      String region =
          scope.equals("network") ? "--all" : "--region " + scope.substring("region:".length());
      return "./echelon regions revert " + region + " --why TEXT";
    }
    return "./echelon control clear "
        + scope
        + " "
        + control.getFamily().name().toLowerCase(Locale.ROOT)
        + " --why TEXT";
  }

  /** What was sent and since when it holds. */
  static String inForce(Control control, int tasks, long millis) {
    boolean stops = stops(control);
    String end =
        control.getExpiresAt() == null ? "" : " Lifts by itself at " + control.getExpiresAt() + ".";
    return String.format(
        Locale.ROOT,
        "%s of %s, revision %d: in force on %d of %d tasks after %.2f s.%s%s",
        what(control),
        control.getScope(),
        control.getRevision(),
        tasks,
        tasks,
        millis / 1e3,
        end,
        stops ? " Undo: " + undo(control) : "");
  }

  /** The same for machines. */
  static Map<String, Object> document(Control control, int tasks, long millis, HaltEffect effect) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("controlId", control.getControlId());
    document.put("revision", control.getRevision());
    document.put("action", control.getAction().name());
    document.put("state", stops(control) ? "IN_FORCE" : "LIFTED");
    document.put("tasks", tasks);
    document.put("obeyed", tasks);
    document.put("latencyMs", millis);
    if (control.getExpiresAt() != null) {
      document.put("expiresAt", control.getExpiresAt().toString());
    }
    document.put("effect", effect.document());
    return document;
  }

  private static boolean stops(Control control) {
    return switch (control.getAction()) {
      case UNFREEZE, RESUME, CLEAR -> false;
      default -> true;
    };
  }
}
