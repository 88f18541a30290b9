package org.echelon.embedded;

import java.time.Duration;

/** Work that may hang, given a limited time. */
final class Bounded {
  private Bounded() {}

  /** Runs the work in a thread of its own and returns when it is done or the limit has passed. */
  static void run(String name, Duration limit, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
