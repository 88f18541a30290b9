package org.echelon.processor.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * Shares out the time of a thread that its tasks may spend on refreshing plans between events. All
 * tasks on a thread share one budget: a small part of the time that has passed while events come,
 * nearly all of it while none do. It is cut short, as an event that comes meanwhile waits for its
 * end.
 *
 * <p>A round ends when a task asks again; those that asked in it are taken to ask in the next. What
 * one does not use is not passed on, so a task that has been closed holds up nobody. For one
 * thread. Nothing that is decided depends on it.
 */
final class RefreshPace {
  private static final long MILLISECOND = 1_000_000;

  /** Longest that refreshing holds up a thread at a time. */
  private static final long LONGEST_QUIET = 8 * MILLISECOND;

  private static final long LONGEST_BUSY = 3 * MILLISECOND;

  private static final double SHARE_QUIET = 0.8;
  private static final double SHARE_BUSY = 0.2;

  private static final ThreadLocal<RefreshPace> OF_THREAD =
      ThreadLocal.withInitial(RefreshPace::new);

  private final Set<Object> asked = new HashSet<>();
  private int sharers = 1;
  private long roundBegan;
  private long budget;
  private boolean busy;

  /** That of the thread that calls. */
  static RefreshPace ofThisThread() {
    return OF_THREAD.get();
  }

  /** An event has been processed. */
  void event() {
    busy = true;
  }

  /**
   * How long a task may refresh now, ns.
   *
   * @param task what the task is known by; kept until the next round, so nothing that holds memory
   * @param now of a clock that only runs forward, ns
   */
  long slice(Object task, long now) {
    if (!asked.add(task)) {
      sharers = asked.size();
      asked.clear();
      asked.add(task);
      long passed = now - roundBegan;
      budget =
          busy
              ? Math.min(LONGEST_BUSY, (long) (SHARE_BUSY * passed))
              : Math.min(LONGEST_QUIET, (long) (SHARE_QUIET * passed));
      roundBegan = now;
      busy = false;
    }
    return budget / sharers;
  }
}
