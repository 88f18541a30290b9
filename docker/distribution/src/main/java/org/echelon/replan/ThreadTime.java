package org.echelon.replan;

import java.lang.management.ManagementFactory;

/** CPU time and allocation of the calling thread, summed over stretches of work. */
final class ThreadTime {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long nanos;
  private long bytes;

  /** Does some work and counts it. */
  void of(Runnable work) {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    nanos += THREADS.getCurrentThreadCpuTime() - start;
    bytes += THREADS.getCurrentThreadAllocatedBytes() - allocated;
  }

  double millis() {
    return nanos / 1e6;
  }

  long bytes() {
    return bytes;
  }
}
