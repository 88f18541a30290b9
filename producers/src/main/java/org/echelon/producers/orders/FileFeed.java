package org.echelon.producers.orders;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The common course of order files: rows are read a group at a time, each becomes one event or is
 * refused with a reason, so the two add up to the rows read.
 */
public abstract class FileFeed implements OrderFeed {
  private final Deque<FeedRow> ready = new ArrayDeque<>();
  private long rowsRead;
  private long rowsRefused;

  /** Reads the next rows and gives their outcomes in order of time; none at the end of the file. */
  protected abstract List<FeedRow> readGroup();

  @Override
  public final List<FeedRow> until(Instant until) {
    List<FeedRow> due = new ArrayList<>();
    while (nextAt().filter(at -> !at.isAfter(until)).isPresent()) {
      due.add(ready.poll());
    }
    rowsRead += due.size();
    rowsRefused += due.stream().filter(FeedRow.Refused.class::isInstance).count();
    return due;
  }

  @Override
  public final Optional<Instant> nextAt() {
    if (ready.isEmpty()) {
      ready.addAll(readGroup());
    }
    return Optional.ofNullable(ready.peek()).map(FeedRow::at);
  }

  @Override
  public final long rowsRead() {
    return rowsRead;
  }

  @Override
  public final long rowsRefused() {
    return rowsRefused;
  }
}
