package org.echelon.processor.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * Shares out the time of a thread that its tasks may spend on refreshing plans between events. All
 * tasks on a thread share one budget, a share of the time that has passed. Events steer it: the
 * share falls by a fifth with each round in which one came late and grows by a twentieth with each
 * in which none did, so refreshing takes what events leave, whatever else takes the machine. The
 * budget is cut short, as an event that comes meanwhile waits for its end.
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

  private static final double SHARE_MOST = 0.8;

  /** Even if events are always late prices are followed at last. */
  private static final double SHARE_LEAST = 0.05;

  private static final double AFTER_LATE = 0.8;
  private static final double AFTER_IN_TIME = 1.05;

  private static final ThreadLocal<RefreshPace> OF_THREAD =
      ThreadLocal.withInitial(RefreshPace::new);

  private final Set<Object> asked = new HashSet<>();
  private int sharers = 1;
  private long roundBegan;
  private long budget;
  private double share = SHARE_MOST;
  private boolean busy;
  private boolean late;

  /** That of the thread that calls. */
  static RefreshPace ofThisThread() {
    return OF_THREAD.get();
  }

  /**
   * An event has come.
   *
   * @param inTime whether it waited no longer than events should
   */
  void event(boolean inTime) {
    busy = true;
    late |= !inTime;
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
      share =
          late
              ? Math.max(SHARE_LEAST, AFTER_LATE * share)
              : Math.min(SHARE_MOST, AFTER_IN_TIME * share);
      budget = Math.min(busy ? LONGEST_BUSY : LONGEST_QUIET, (long) (share * passed));
      roundBegan = now;
      busy = false;
      late = false;
    }
    return budget / sharers;
  }
}
