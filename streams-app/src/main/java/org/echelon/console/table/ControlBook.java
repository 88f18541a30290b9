package org.echelon.console.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.processor.intake.FormCheck;
import org.echelon.state.Task;

/**
 * What people ordered, in the order of its topic. An order counts by the rule of Plan: its form is
 * right and its revision is the next one; of what was compacted away the oldest that is left counts
 * as right.
 */
public final class ControlBook {
  private static final Set<ControlAction> LIFTS =
      EnumSet.of(
          ControlAction.UNFREEZE, ControlAction.RESUME, ControlAction.CLEAR, ControlAction.REVERT);

  /** Families of what lasts; the others act once. */
  private static final Set<ControlFamily> LASTS =
      EnumSet.of(
          ControlFamily.HALT,
          ControlFamily.MODE,
          ControlFamily.OVERRIDE,
          ControlFamily.CAP,
          ControlFamily.REGION);

  /** The one that counts last, by control id. */
  private final Map<String, Control> newest = new TreeMap<>();

  /** Ids of the requests that count, by control id and revision. */
  private final Map<String, String> requests = new HashMap<>();

  /** Takes the next order of the topic. */
  public void take(Control control) {
    Control known = newest.get(control.getControlId());
    boolean follows =
        known == null
            || (control.getRevision() == known.getRevision() + 1
                && !control.getRequestId().equals(known.getRequestId()));
    if (follows && FormCheck.check(control).isEmpty()) {
      newest.put(control.getControlId(), control);
      requests.put(place(control), control.getRequestId());
    }
  }

  /** Forgets a control, as the topic has. */
  void forget(String controlId) {
    newest.remove(controlId);
  }

  private static String place(Control control) {
    return control.getControlId() + "#" + control.getRevision();
  }

  /** The newest one that counts, whatever it says. */
  public Optional<Control> newest(String controlId) {
    return Optional.ofNullable(newest.get(controlId));
  }

  /** The revision that the next order must have. */
  public int nextRevision(String controlId) {
    return newest(controlId).map(Control::getRevision).orElse(0) + 1;
  }

  /** Whether it is this one that counts, and not another of the same revision. */
  public boolean counts(Control control) {
    return control.getRequestId().equals(requests.get(place(control)));
  }

  /** The one with that id, if it has begun, is not over and was not lifted. */
  public Optional<Control> inForce(String controlId, Instant now) {
    return newest(controlId).filter(control -> holds(control, now));
  }

  /** All such that last, in the order of their ids. */
  public List<Control> inForce(Instant now) {
    List<Control> all = new ArrayList<>();
    for (Control control : newest.values()) {
      if (lasts(control) && holds(control, now)) {
        all.add(control);
      }
    }
    return all;
  }

  /** Whether a task has taken an order, or a later one of the same control. */
  public static boolean took(Task task, Control control) {
    return task.getControls().stream()
        .anyMatch(
            known ->
                known.getControlId().equals(control.getControlId())
                    && known.getRevision() >= control.getRevision());
  }

  /** Whether it holds until it is lifted or its end has come; others act once. */
  public static boolean lasts(Control control) {
    return LASTS.contains(control.getFamily());
  }

  private static boolean holds(Control control, Instant now) {
    return !LIFTS.contains(control.getAction())
        && !control.getEffectiveAt().isAfter(now)
        && (control.getExpiresAt() == null || control.getExpiresAt().isAfter(now));
  }
}
