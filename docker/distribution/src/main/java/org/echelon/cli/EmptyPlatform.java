package org.echelon.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.job.LiveClock;
import org.echelon.job.Platform;

/** A demo without a world: the applications keep the time of this machine and wait to be fed. */
final class EmptyPlatform {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Progress progress;
  private final Deployment deployment;
  private final Platform platform;

  EmptyPlatform(Progress progress, Deployment deployment, Platform platform) {
    this.progress = progress;
    this.deployment = deployment;
    this.platform = platform;
  }

  /**
   * Runs until it is stopped or the time is over.
   *
   * @param runFor empty for as long as nobody stops it
   */
  void run(StopSignal stop, Optional<Duration> runFor) throws InterruptedException {
    RegistryValues values = new RegistryValues(deployment.registryUrl(), deployment.prefix());
    long until = runFor.map(time -> System.nanoTime() + time.toNanos()).orElse(Long.MAX_VALUE);
    try (LiveClock ticks = new LiveClock(deployment, values, Clock.systemUTC())) {
      ticks.start();
      progress.phase("ready", "empty: feed it from another window, Ctrl-C ends it");
      while (System.nanoTime() < until && !stop.await(LOOK)) {
        if (platform.failed()) {
          throw new IllegalStateException("an application has ended; see its last error above");
        }
      }
    }
  }
}
