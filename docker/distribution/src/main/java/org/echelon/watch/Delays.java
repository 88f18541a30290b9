package org.echelon.watch;

import org.echelon.producers.run.Samples;

/** Delays of one kind as they come, from any thread. */
final class Delays {
  private final Samples samples = new Samples();
  private long longest;

  synchronized void add(long nanos) {
    samples.add(nanos);
    longest = Math.max(longest, nanos);
  }

  synchronized Watched.Delay delay() {
    return new Watched.Delay(samples.percentiles(), longest / 1e6);
  }
}
