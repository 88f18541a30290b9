package org.echelon.producers.orders;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.echelon.schema.AvroTrust;
import org.jspecify.annotations.Nullable;

/**
 * Reads a retailer's order file row by row, in the order of its times. The rows of an invoice are
 * read together, since each line says how many lines its order has.
 */
public final class RetailOrders extends FileFeed {
  /** Why a cancellation is no event: no line is known of which so much could come back. */
  private static final String NEVER_SENT = "RETURN_NEVER_SENT";

  private final RowSource<ReadRow<RetailRow>> rows;
  private final RetailEvents events;
  private @Nullable ReadRow<RetailRow> lookahead;
  private Instant latest;

  /**
   * @param file rows in rising time, plain or gzip, with a header
   * @param startAt the instant given to rows refused before any could be dated
   */
  public RetailOrders(Path file, Zones zones, ShippedFrom shipped, long seed, Instant startAt) {
    this(new RetailRows(file), new RetailEvents(zones, shipped, seed), startAt);
  }

  RetailOrders(RowSource<ReadRow<RetailRow>> rows, RetailEvents events, Instant startAt) {
    AvroTrust.ensure();
    this.rows = rows;
    this.events = events;
    this.latest = startAt;
    this.lookahead = rows.next().orElse(null);
  }

  @Override
  public void close() {
    rows.close();
  }

  @Override
  protected List<FeedRow> readGroup() {
    List<ReadRow<RetailRow>> group = new ArrayList<>();
    String invoice = lookahead == null ? "" : invoice(lookahead);
    while (lookahead != null && invoice.equals(invoice(lookahead))) {
      group.add(lookahead);
      lookahead = rows.next().orElse(null);
    }
    int sales =
        (int) group.stream().flatMap(r -> r.row().stream()).filter(RetailOrders::isSale).count();
    List<FeedRow> outcomes = new ArrayList<>(group.size());
    for (ReadRow<RetailRow> read : group) {
      // A minute back within an invoice is the clerk's pace; the feed stays in order of time.
      latest = read.row().map(RetailRow::at).filter(at -> at.isAfter(latest)).orElse(latest);
      List<FeedRow.Event> told = read.row().map(r -> events.of(r, sales, latest)).orElse(List.of());
      outcomes.addAll(told);
      if (told.isEmpty()) {
        String code = read.row().isPresent() ? NEVER_SENT : read.code();
        outcomes.add(new FeedRow.Refused(latest, code, read.text()));
      }
    }
    return outcomes;
  }

  private static boolean isSale(RetailRow row) {
    return row.type() == RetailRow.Type.SALE;
  }

  private static String invoice(ReadRow<RetailRow> read) {
    return read.row().map(RetailRow::invoice).orElse("");
  }

  @Override
  public String source() {
    return RetailEvents.SOURCE;
  }
}
