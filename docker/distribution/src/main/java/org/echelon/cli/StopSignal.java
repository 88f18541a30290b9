package org.echelon.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a running command that the process is to end, and lets it end in order. */
final class StopSignal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private volatile long givenNanos;
  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  /** Whether somebody asked to stop. */
  boolean given() {
    return requested.getCount() == 0;
  }

  /** Seconds since somebody asked to stop. */
  double seconds() {
    return (System.nanoTime() - givenNanos) / 1e9;
  }

  /** Waits for the signal; returns whether it was given. */
  boolean await(Duration limit) throws InterruptedException {
    return requested.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The command has put everything away. */
  @Override
  public void close() {
    done.countDown();
  }

  private void stop() {
    givenNanos = System.nanoTime();
    requested.countDown();
    try {
      done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
