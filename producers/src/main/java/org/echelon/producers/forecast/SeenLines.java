package org.echelon.producers.forecast;

import java.util.LinkedHashMap;
import java.util.Map;
import org.echelon.event.OrderLine;

/** Units and revision of recent order lines, so that a later revision counts by its difference. */
final class SeenLines {
  private static final int MOST = 200_000;

  private final Map<String, Seen> lines =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
          return size() > MOST;
        }
      };

  private record Seen(int revision, long units) {}

  /** What a record changes in the units ordered; zero for a duplicate or an older revision. */
  long change(OrderLine line) {
    String key = line.getOrderId() + "/" + line.getLineNo();
    Seen former = lines.get(key);
    if (former == null && line.getRevision() > 1) {
      return 0; // Too long ago: what it was before is forgotten.
    }
    if (former != null && former.revision() >= line.getRevision()) {
      return 0;
    }
    long units = line.getWithdrawn() ? 0 : line.getUnits();
    lines.put(key, new Seen(line.getRevision(), units));
    return units - (former == null ? 0 : former.units());
  }
}
