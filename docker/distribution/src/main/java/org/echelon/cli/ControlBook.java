package org.echelon.cli;

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

/**
 * What people ordered, in the order of its topic. An order counts by the rule of Plan: its form is
 * right and its revision is the next one; of what was compacted away the oldest that is left counts
 * as right.
 */
final class ControlBook {
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

  void take(Control control) {
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

  private static String place(Control control) {
    return control.getControlId() + "#" + control.getRevision();
  }

  /** The newest one that counts, whatever it says. */
  Optional<Control> newest(String controlId) {
    return Optional.ofNullable(newest.get(controlId));
  }

  /** The revision that the next order must have. */
  int nextRevision(String controlId) {
    return newest(controlId).map(Control::getRevision).orElse(0) + 1;
  }

  /** Whether it is this one that counts, and not another of the same revision. */
  boolean counts(Control control) {
    return control.getRequestId().equals(requests.get(place(control)));
  }

  /** The one with that id, if it has begun, is not over and was not lifted. */
  Optional<Control> inForce(String controlId, Instant now) {
    return newest(controlId).filter(control -> holds(control, now));
  }

  /** All such that last, in the order of their ids. */
  List<Control> inForce(Instant now) {
    List<Control> all = new ArrayList<>();
    for (Control control : newest.values()) {
      if (LASTS.contains(control.getFamily()) && holds(control, now)) {
        all.add(control);
      }
    }
    return all;
  }

  private static boolean holds(Control control, Instant now) {
    return !LIFTS.contains(control.getAction())
        && !control.getEffectiveAt().isAfter(now)
        && (control.getExpiresAt() == null || control.getExpiresAt().isAfter(now));
  }
}
