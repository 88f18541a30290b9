package org.echelon.producers.run;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.echelon.config.Deployment;
import org.echelon.producers.publish.IntakeOffsets;

/** Waits until what was fed has been taken in; the paced clock stands still meanwhile. */
public final class Barrier {
  private static final long PAUSE_MILLIS = 2;

  private final IntakeOffsets intake;

  /** Watches the intake of a deployment; the caller closes the client. */
  public Barrier(Admin admin, Deployment deployment) {
    this.intake = new IntakeOffsets(admin, deployment.applicationId("intake"));
  }

  /** Waits until intake has committed everything up to the given offsets. */
  public void takenIn(Map<TopicPartition, Long> written, Duration limit)
      throws InterruptedException {
    await("intake to take in what was fed", limit, () -> hasTakenIn(written));
  }

  /**
   * Waits for a condition.
   *
   * @throws IllegalStateException when it does not hold in time, naming what was waited for
   */
  static void await(String what, Duration limit, BooleanSupplier condition)
      throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("waited " + limit.toSeconds() + " s for " + what);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** Whether intake has committed everything up to the given offsets. */
  public boolean hasTakenIn(Map<TopicPartition, Long> written) {
    return intake.reached(written);
  }
}
