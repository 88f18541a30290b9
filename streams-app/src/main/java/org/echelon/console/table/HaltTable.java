package org.echelon.console.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;

/** What people have stopped: the newest revision of each halt, by scope. */
public final class HaltTable {
  private final Map<String, Control> halts = new TreeMap<>();

  void take(Control control) {
    if (control.getFamily() == ControlFamily.HALT) {
      halts.merge(
          control.getControlId(),
          control,
          (known, newer) -> newer.getRevision() > known.getRevision() ? newer : known);
    }
  }

  void remove(String controlId) {
    halts.remove(controlId);
  }

  /** Freezes and pauses in force at an instant. */
  public List<Control> inForce(long nowMillis) {
    return halts.values().stream().filter(halt -> holds(halt, nowMillis)).toList();
  }

  private static boolean holds(Control halt, long nowMillis) {
    boolean stops =
        halt.getAction() == ControlAction.FREEZE || halt.getAction() == ControlAction.PAUSE;
    return stops
        && halt.getEffectiveAt().toEpochMilli() <= nowMillis
        && (halt.getExpiresAt() == null || halt.getExpiresAt().toEpochMilli() > nowMillis);
  }
}
