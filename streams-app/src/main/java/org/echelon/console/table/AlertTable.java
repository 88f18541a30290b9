package org.echelon.console.table;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import org.echelon.state.Alert;
import org.echelon.state.AlertState;

/** Alerts that are raised and not yet cleared, at most the newest {@value #AT_MOST}. */
public final class AlertTable {
  static final int AT_MOST = 2_000;

  private final Map<String, Alert> open = new Newest<>(AT_MOST);

  void take(Alert alert) {
    Alert known = open.get(alert.getAlertId());
    if (known != null && known.getSequence() > alert.getSequence()) {
      return;
    }
    if (alert.getState() == AlertState.CLEARED) {
      open.remove(alert.getAlertId());
    } else {
      open.put(alert.getAlertId(), alert);
    }
  }

  public Collection<Alert> open() {
    return Collections.unmodifiableCollection(open.values());
  }
}
