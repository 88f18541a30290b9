package org.echelon.producers.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The part of a source from one instant to another, for some SKUs. Rows outside are read and left
 * out; they count neither as read nor as refused.
 */
public final class Excerpt implements OrderFeed {
  private final OrderFeed source;
  private final Instant from;
  private final Instant to;
  private final Predicate<String> skus;
  private long rowsRead;
  private long rowsRefused;
  private long rowsLeftOut;

  /**
   * @param to the first instant that is left out
   * @param skus which SKUs are kept; a row that is refused has none and is kept
   */
  public Excerpt(OrderFeed source, Instant from, Instant to, Predicate<String> skus) {
    this.source = source;
    this.from = from;
    this.to = to;
    this.skus = skus;
  }

  @Override
  public List<FeedRow> until(Instant until) {
    List<FeedRow> all = source.until(until.isBefore(to) ? until : to.minusMillis(1));
    List<FeedRow> kept = all.stream().filter(this::kept).toList();
    rowsLeftOut += all.size() - kept.size();
    rowsRead += kept.size();
    rowsRefused += kept.stream().filter(FeedRow.Refused.class::isInstance).count();
    return kept;
  }

  @Override
  public String source() {
    return source.source();
  }

  @Override
  public Optional<Instant> nextAt() {
    return source.nextAt().filter(at -> at.isBefore(to));
  }

  @Override
  public long rowsRead() {
    return rowsRead;
  }

  @Override
  public long rowsRefused() {
    return rowsRefused;
  }

  /** Rows passed over so far. */
  public long rowsLeftOut() {
    return rowsLeftOut;
  }

  @Override
  public void close() {
    source.close();
  }

  private boolean kept(FeedRow row) {
    return !row.at().isBefore(from)
        && (!(row instanceof FeedRow.Event event) || skus.test(event.key()));
  }
}
