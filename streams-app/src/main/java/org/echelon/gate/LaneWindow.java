package org.echelon.gate;

import java.util.Comparator;

/** Days over which a lane may carry a quota: first epoch day at the source, and how many. */
public record LaneWindow(String lane, long fromDay, int days) implements Comparable<LaneWindow> {
  private static final Comparator<LaneWindow> ORDER =
      Comparator.comparing(LaneWindow::lane)
          .thenComparingLong(LaneWindow::fromDay)
          .thenComparingInt(LaneWindow::days);

  @Override
  public int compareTo(LaneWindow other) {
    return ORDER.compare(this, other);
  }
}
