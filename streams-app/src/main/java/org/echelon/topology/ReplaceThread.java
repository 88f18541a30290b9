package org.echelon.topology;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that failed, after a pause that doubles from a quarter of a second to
 * eight seconds while failures follow each other; stops the application where another try cannot
 * help: the JVM itself is at fault, or its place in a log is gone that it must not leave. The
 * failed transaction is aborted, so the new thread begins where the last commit was.
 */
final class ReplaceThread implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ReplaceThread.class);
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final int DOUBLINGS = 5;
  private static final long CALM_NANOS = 60_000_000_000L;

  private final String application;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong last = new AtomicLong(System.nanoTime());

  ReplaceThread(String application) {
    this.application = application;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof Error || root instanceof InvalidOffsetException) {
      LOG.error("{} stops", application, failure);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    long pause = pauseMillis(System.nanoTime());
    LOG.warn("{} tries again in {} ms: {}", application, pause, failure.getMessage(), failure);
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** How long to wait before the next try, told the time of this failure. */
  long pauseMillis(long nowNanos) {
    boolean calm = nowNanos - last.getAndSet(nowNanos) > CALM_NANOS;
    int before = calm ? reset() : failures.getAndIncrement();
    return FIRST_PAUSE_MILLIS << Math.min(before, DOUBLINGS);
  }

  private int reset() {
    failures.set(1);
    return 0;
  }
}
