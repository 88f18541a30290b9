package org.echelon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Simulated runs that go on at once, as many as fit on this machine. */
final class ParallelRuns {
  private static final double MEGABYTE = 1024 * 1024;
  private static final int MEGABYTES_OF_A_RUN = 200;
  private static final double MEGABYTES_OF_A_SKU = 0.5;

  private ParallelRuns() {}

  /** One for each core, as far as the memory that Java may use allows; one at least. */
  static int fitting(int skus) {
    double each = MEGABYTES_OF_A_RUN + MEGABYTES_OF_A_SKU * skus;
    long room = (long) (Runtime.getRuntime().maxMemory() / (each * MEGABYTE));
    return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), room));
  }

  /** Does all of some work, so much of it at once; ends with the first that fails. */
  static void all(List<Runnable> work, int atOnce) {
    ExecutorService workers = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<?>> started = new ArrayList<>();
      work.forEach(one -> started.add(workers.submit(one)));
      for (Future<?> one : started) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped; run it again to go on", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run failed", e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }
}
