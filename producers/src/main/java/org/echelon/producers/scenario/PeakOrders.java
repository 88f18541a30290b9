package org.echelon.producers.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.OrderFeed;

/**
 * More orders for some days: each order of the peak comes again as often as its factor says, a part
 * of a time by chance, at the same instant and under another id.
 */
final class PeakOrders implements OrderFeed {
  private static final String AGAIN = "-again-";

  private final OrderFeed orders;
  private final Peak peak;
  private final long seed;
  private long added;

  PeakOrders(OrderFeed orders, Peak peak, long seed) {
    this.orders = orders;
    this.peak = peak;
    this.seed = seed;
  }

  /** Whether a line would not have come without the peak. */
  static boolean added(OrderLine line) {
    return line.getOrderId().contains(AGAIN);
  }

  @Override
  public List<FeedRow> until(Instant upTo) {
    List<FeedRow> rows = new ArrayList<>();
    for (FeedRow row : orders.until(upTo)) {
      boolean dropped = inPeak(row) instanceof OrderLine line && times(line) < 1;
      if (!dropped) {
        rows.add(row);
      }
      if (inPeak(row) instanceof OrderLine line) {
        for (int again = 1; again < times(line); again++) {
          rows.add(again((FeedRow.Event) row, line, again));
          added++;
        }
      }
    }
    return rows;
  }

  private FeedRow again(FeedRow.Event row, OrderLine line, int again) {
    String end = String.format(Locale.ROOT, "%s%d", AGAIN, again);
    OrderLine more =
        OrderLine.newBuilder(line)
            .setOrderId(line.getOrderId() + end)
            .setEventId(line.getEventId() + end)
            .build();
    return new FeedRow.Event(row.at(), row.topic(), row.key(), more);
  }

  /** How often an order comes, itself counted. */
  private long times(OrderLine line) {
    double factor = peak.at(line.getPlacedAt());
    double rest = factor - Math.floor(factor);
    boolean more = Chance.of(seed, "peak", line.getOrderId()).happens(rest);
    return (long) Math.floor(factor) + (more ? 1 : 0);
  }

  /** The new line that a row of the peak places, or nothing of use. */
  private Object inPeak(FeedRow row) {
    return row instanceof FeedRow.Event event
            && event.record() instanceof OrderLine line
            && line.getChange() == OrderChange.PLACED
            && line.getRevision() == 1
            && !line.getPlacedAt().isBefore(peak.from())
            && line.getPlacedAt().isBefore(peak.until())
            && peak.reaches(line.getSku())
        ? line
        : row;
  }

  @Override
  public String source() {
    return orders.source();
  }

  @Override
  public Optional<Instant> nextAt() {
    return orders.nextAt();
  }

  @Override
  public long rowsRead() {
    return orders.rowsRead() + added;
  }

  @Override
  public long rowsRefused() {
    return orders.rowsRefused();
  }

  @Override
  public void close() {
    orders.close();
  }
}
