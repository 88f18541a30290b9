package org.echelon.producers.partner;

import java.util.HashMap;
import java.util.Map;

/**
 * Watches commands as a warehouse would: which revision of each is known, and whether the commands
 * of an item on a lane join without overlap or gap.
 */
final class CommandAudit {
  private final Map<String, Integer> revisions = new HashMap<>();
  private final Map<String, Long> lastUnits = new HashMap<>();
  private long duplicates;
  private long tilingBreaks;

  /** Whether a revision of a command is new; the same one a second time is counted. */
  boolean isNew(String commandId, int revision) {
    int known = revisions.getOrDefault(commandId, 0);
    duplicates += revision == known ? 1 : 0;
    if (revision <= known) {
      return false;
    }
    revisions.put(commandId, revision);
    return true;
  }

  /** Notes the range of a command that was issued. */
  void tile(String sku, String lane, long firstUnit, long lastUnit) {
    Long former = lastUnits.put(sku + "|" + lane, lastUnit);
    if (former != null && firstUnit != former + 1) {
      tilingBreaks++;
    }
  }

  long duplicates() {
    return duplicates;
  }

  long tilingBreaks() {
    return tilingBreaks;
  }
}
