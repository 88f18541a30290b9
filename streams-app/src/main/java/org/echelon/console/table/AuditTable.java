package org.echelon.console.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.echelon.control.Audit;

/**
 * The newest {@value #AT_MOST} attempts of people to change something, each with what came of it.
 */
public final class AuditTable {
  static final int AT_MOST = 200;

  private final Map<String, Audit> newest = new Newest<>(AT_MOST);

  void take(Audit audit) {
    newest.put(audit.getAuditId(), audit);
  }

  /** Newest first. */
  public List<Audit> newest() {
    List<Audit> all = new ArrayList<>(newest.values());
    Collections.reverse(all);
    return all;
  }
}
