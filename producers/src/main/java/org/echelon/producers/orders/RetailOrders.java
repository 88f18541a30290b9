package org.echelon.producers.orders;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.echelon.schema.AvroTrust;

/**
 * Reads a retailer's order file row by row, in the order of its times. Every row becomes one event
 * or is refused with a reason, so the two add up to the rows read. The rows of an invoice are read
 * together, since each line says how many lines its order has.
 */
public final class RetailOrders implements OrderFeed {
  private final RetailRows rows;
  private final RetailEvents events;
  private final Deque<FeedRow> ready = new ArrayDeque<>();
  private RetailRows.Read lookahead;
  private Instant latest;
  private long rowsRead;
  private long rowsRefused;

  /**
   * @param file rows in rising time, plain or gzip, with a header
   * @param startAt the instant given to rows refused before any could be dated
   */
  public RetailOrders(Path file, Zones zones, ShippedFrom shipped, long seed, Instant startAt) {
    AvroTrust.ensure();
    this.rows = new RetailRows(file);
    this.events = new RetailEvents(zones, shipped, seed);
    this.latest = startAt;
    this.lookahead = rows.next().orElse(null);
  }

  @Override
  public List<FeedRow> until(Instant until) {
    List<FeedRow> due = new ArrayList<>();
    while (nextAt().filter(at -> !at.isAfter(until)).isPresent()) {
      due.add(ready.poll());
    }
    rowsRead += due.size();
    rowsRefused += due.stream().filter(FeedRow.Refused.class::isInstance).count();
    return due;
  }

  @Override
  public Optional<Instant> nextAt() {
    while (ready.isEmpty() && lookahead != null) {
      readInvoice();
    }
    return Optional.ofNullable(ready.peek()).map(FeedRow::at);
  }

  @Override
  public long rowsRead() {
    return rowsRead;
  }

  @Override
  public long rowsRefused() {
    return rowsRefused;
  }

  @Override
  public void close() {
    rows.close();
  }

  private void readInvoice() {
    List<RetailRows.Read> group = new ArrayList<>();
    String invoice = invoice(lookahead);
    do {
      group.add(lookahead);
      lookahead = rows.next().orElse(null);
    } while (lookahead != null && invoice.equals(invoice(lookahead)));
    int sales =
        (int) group.stream().flatMap(r -> r.row().stream()).filter(RetailOrders::isSale).count();
    for (RetailRows.Read read : group) {
      // A minute back within an invoice is the clerk's pace; the feed stays in order of time.
      latest = read.row().map(RetailRow::at).filter(at -> at.isAfter(latest)).orElse(latest);
      ready.add(
          read.row()
              .<FeedRow>map(row -> events.of(row, sales, latest))
              .orElseGet(() -> new FeedRow.Refused(latest, read.code(), read.text())));
    }
  }

  private static boolean isSale(RetailRow row) {
    return row.type() == RetailRow.Type.SALE;
  }

  private static String invoice(RetailRows.Read read) {
    return read.row().map(RetailRow::invoice).orElse("");
  }

  @Override
  public String source() {
    return RetailEvents.SOURCE;
  }
}
