package org.echelon.doctor;

import org.jspecify.annotations.Nullable;

/**
 * A thing that is fetched when it is first asked for; a failure to fetch it is told again, not
 * tried again. For one thread.
 */
final class Once<T> {
  private final Source<T> source;
  private @Nullable T fetched;
  private @Nullable RuntimeException failure;

  /** Fetches it. */
  interface Source<T> {
    T get() throws InterruptedException;
  }

  Once(Source<T> source) {
    this.source = source;
  }

  T get() throws InterruptedException {
    if (failure != null) {
      throw failure;
    }
    T known = fetched;
    if (known == null) {
      try {
        known = source.get();
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
      fetched = known;
    }
    return known;
  }
}
