package org.echelon.producers.orders;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Rows read one after the other, from a file or from memory. */
public interface RowSource<T> extends AutoCloseable {

  /** The next row; empty at the end. */
  Optional<T> next();

  @Override
  default void close() {}

  /** Rows held in memory, from the first. */
  static <T> RowSource<T> of(List<T> rows) {
    Iterator<T> rest = rows.iterator();
    return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
  }
}
