package org.echelon.console.table;

import java.time.Instant;
import java.util.List;
import org.echelon.control.Control;
import org.echelon.control.ControlFamily;

/** What people have ordered that lasts, halts before all. */
public final class HaltTable {
  private final ControlBook book = new ControlBook();

  void take(Control control) {
    if (ControlBook.lasts(control)) {
      book.take(control);
    }
  }

  void remove(String controlId) {
    book.forget(controlId);
  }

  /** Freezes and pauses in force at an instant. */
  public List<Control> inForce(long nowMillis) {
    return lasting(nowMillis).stream()
        .filter(control -> control.getFamily() == ControlFamily.HALT)
        .toList();
  }

  /** All orders in force at an instant: halts, modes, overrides, caps and regions. */
  public List<Control> lasting(long nowMillis) {
    return book.inForce(Instant.ofEpochMilli(nowMillis));
  }

  /** The revision of a control that counts last, 0 for none. */
  public int revision(String controlId) {
    return book.newest(controlId).map(Control::getRevision).orElse(0);
  }
}
