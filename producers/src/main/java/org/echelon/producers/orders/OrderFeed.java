package org.echelon.producers.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A source of orders that is read forward in virtual time; each row has exactly one outcome. */
public interface OrderFeed extends AutoCloseable {

  /** The outcomes of all rows up to and including an instant that were not given before. */
  List<FeedRow> until(Instant until);

  /** The sending system that its records name. */
  String source();

  /** When the next row happens; empty at the end of the source. */
  Optional<Instant> nextAt();

  /** Rows given out so far: events plus refused. */
  long rowsRead();

  /** Rows refused so far. */
  long rowsRefused();

  @Override
  default void close() {}
}
