package org.echelon.console.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Forms that several answers share. */
public final class Reply {
  private Reply() {}

  /**
   * Some rows of many.
   *
   * @param asOf the deployment's now
   * @param total rows that match
   * @param next what to give as {@code after} for the rows that follow
   */
  public record Page<T>(Optional<Instant> asOf, List<T> items, long total, Optional<String> next) {}

  /** An instant of a table, where 0 stands for none. */
  static Optional<Instant> instant(long millis) {
    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
