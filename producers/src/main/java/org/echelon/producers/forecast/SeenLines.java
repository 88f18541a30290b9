package org.echelon.producers.forecast;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;

/** Units and revision of recent order lines, so that a later revision counts by its difference. */
final class SeenLines {
  private static final int MOST = 200_000;

  private final Map<String, Seen> lines =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
          boolean full = size() > MOST;
          if (full && eldest.getValue().placedAt().isAfter(forgottenUpTo)) {
            forgottenUpTo = eldest.getValue().placedAt();
          }
          return full;
        }
      };

  /** Lines placed up to here may have been seen and forgotten. */
  private Instant forgottenUpTo = Instant.MIN;

  private record Seen(int revision, long units, Instant placedAt) {}

  /** What a record changes in the units ordered; zero for a duplicate or an older revision. */
  long change(OrderLine line) {
    String key = line.getOrderId() + "/" + line.getLineNo();
    Seen former = lines.get(key);
    if (former == null && line.getRevision() > 1 && !line.getPlacedAt().isAfter(forgottenUpTo)) {
      return 0; // It may be counted already: what it was before is forgotten.
    }
    if (former != null && former.revision() >= line.getRevision()) {
      return 0;
    }
    boolean gone = line.getWithdrawn() || line.getChange() == OrderChange.CANCELLED;
    long units = gone ? 0 : line.getUnits();
    lines.put(key, new Seen(line.getRevision(), units, line.getPlacedAt()));
    return units - (former == null ? 0 : former.units());
  }
}
