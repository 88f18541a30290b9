package org.echelon.producers.iowa;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.FileFeed;
import org.echelon.producers.orders.ReadRow;
import org.echelon.producers.orders.RowSource;
import org.echelon.reference.Speed;
import org.echelon.schema.AvroTrust;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Reads the orders of Iowa's stores day by day. An order is what a store orders on a day; its lines
 * are numbered as they come. The file knows no time of day, so that all orders are placed at 10:00
 * local time, and has neither returns nor orders that were turned away.
 */
public final class IowaOrders extends FileFeed {
  static final String SOURCE = "iowa-orders";
  private static final LocalTime PLACED = LocalTime.of(10, 0);

  private final RowSource<ReadRow<IowaRow>> rows;
  private final StoreZones zones;
  private @Nullable ReadRow<IowaRow> lookahead;
  private Instant latest;

  /**
   * @param file rows in rising days, plain or gzip, with a header; zones are read from beside it
   * @param startAt the instant given to rows refused before any could be dated
   */
  public IowaOrders(Path file, long seed, Instant startAt) {
    this(new IowaRows(file), StoreZones.beside(file, seed), startAt);
  }

  IowaOrders(RowSource<ReadRow<IowaRow>> rows, StoreZones zones, Instant startAt) {
    AvroTrust.ensure();
    this.zones = zones;
    this.rows = rows;
    this.latest = startAt;
    this.lookahead = rows.next().orElse(null);
  }

  /** When the orders of a day are placed. */
  static Instant placedAt(LocalDate on) {
    return on.atTime(PLACED).atZone(Iowa.TIME_ZONE).toInstant();
  }

  @Override
  public void close() {
    rows.close();
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  protected List<FeedRow> readGroup() {
    List<ReadRow<IowaRow>> day = new ArrayList<>();
    LocalDate on = null;
    while (lookahead != null && (on == null || lookahead.row().stream().allMatch(on(on)))) {
      on = on == null ? lookahead.row().map(IowaRow::on).orElse(null) : on;
      day.add(lookahead);
      lookahead = rows.next().orElse(null);
    }
    latest = on == null ? latest : placedAt(on);
    Map<String, Integer> lineCounts = new HashMap<>();
    day.forEach(read -> read.row().ifPresent(r -> lineCounts.merge(r.store(), 1, Integer::sum)));
    Map<String, Integer> lineNos = new HashMap<>();
    List<FeedRow> outcomes = new ArrayList<>(day.size());
    for (ReadRow<IowaRow> read : day) {
      outcomes.add(
          read.row()
              .<FeedRow>map(
                  row -> {
                    int lineNo = lineNos.merge(row.store(), 1, Integer::sum);
                    return order(row, lineNo, Objects.requireNonNull(lineCounts.get(row.store())));
                  })
              .orElseGet(() -> new FeedRow.Refused(latest, read.code(), read.text())));
    }
    return outcomes;
  }

  private static java.util.function.Predicate<IowaRow> on(LocalDate day) {
    return row -> row.on().equals(day);
  }

  private FeedRow.Event order(IowaRow row, int lineNo, int lineCount) {
    String orderId = row.store() + "-" + row.on();
    OrderLine line =
        OrderLine.newBuilder()
            .setEventId(orderId + "-" + lineNo)
            .setSource(SOURCE)
            .setOccurredAt(latest)
            .setOrderId(orderId)
            .setPlacedAt(latest)
            .setLineNo(lineNo)
            .setLineCount(lineCount)
            .setChange(OrderChange.PLACED)
            .setSku(row.item())
            .setUnits(row.units())
            .setZone(Iowa.AREAS.get(zones.area(row.store())).zone())
            .setSpeed(Speed.TWO_DAY)
            .setSellingPriceMicros(
                row.sale() > 0 ? Math.round(row.sale() * 1_000_000 / row.units()) : null)
            .build();
    return new FeedRow.Event(latest, Topic.ORDER, line.getSku(), line);
  }
}
