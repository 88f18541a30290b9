package org.echelon.throughput;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.RegistryValues;
import org.echelon.command.AssignmentCommand;
import org.echelon.config.Deployment;
import org.echelon.event.OrderLine;
import org.echelon.producers.publish.Publisher;
import org.echelon.producers.run.Percentiles;
import org.echelon.producers.run.Results;
import org.echelon.producers.run.Samples;
import org.echelon.state.Position;
import org.echelon.topic.Topic;
import org.echelon.topology.Application;
import org.echelon.topology.IntakeTopology;
import org.jspecify.annotations.Nullable;

/**
 * Events at an even pace, with a tick a second, and how long it takes until others can read what
 * became of them, read committed and decoded. Times are those of the wall clock.
 */
public final class PacedLoad {
  private static final double WARM_UP = 0.25;
  private static final long TICK_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long STEP_NANOS = Duration.ofMillis(1).toNanos();
  private static final long START_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long LAST_ANSWERS_NANOS = Duration.ofSeconds(3).toNanos();

  private final EventLoad load;
  private final Sender sender;
  private final Map<String, Long> lines = new ConcurrentHashMap<>();
  private final Map<String, Long> skus = new ConcurrentHashMap<>();
  private final Samples assigned = new Samples();
  private final Samples positioned = new Samples();
  private volatile boolean reading = true;

  /** Takes an event on its way to Plan. */
  private interface Sender {
    void send(LoadEvent event);

    void flush();
  }

  /**
   * How long it took.
   *
   * @param perSecond events really sent
   * @param toAssignment from an order line to its assignment
   * @param toPosition from the first event that a position did not tell yet to that position, which
   *     comes with the next tick
   * @param unassigned lines that had no assignment in the end
   */
  public record Outcome(
      double perSecond, Percentiles toAssignment, Percentiles toPosition, long unassigned) {}

  private PacedLoad(EventLoad load, Sender sender) {
    this.load = load;
    this.sender = sender;
  }

  /**
   * Events go straight into the log of a Plan.
   *
   * @param load whose opening Plan has been told
   */
  public static Outcome intoLog(
      PlanUnderLoad plan, EventLoad load, double perSecond, double seconds)
      throws InterruptedException {
    Deployment deployment = plan.deployment();
    Sender straight =
        new Sender() {
          @Override
          public void send(LoadEvent event) {
            plan.log().send(Backlog.entries(event, 0, deployment.partitions()));
          }

          @Override
          public void flush() {
            var unused = plan.log().ends();
          }
        };
    return new PacedLoad(load, straight).run(deployment, perSecond, seconds);
  }

  /** As the other, through the topics of upstream systems and intake. */
  public static Outcome throughIntake(
      PlanUnderLoad plan, EventLoad load, double perSecond, double seconds)
      throws InterruptedException {
    Deployment deployment = plan.deployment();
    try (Application intake =
            Application.start(
                deployment,
                "intake",
                1,
                IntakeTopology.build(deployment, () -> values(deployment)));
        Publisher publisher = new Publisher(deployment, values(deployment))) {
      awaitRunning(intake);
      Sender upstream =
          new Sender() {
            @Override
            public void send(LoadEvent event) {
              publisher.send(event.topic(), event.key(), event.body(), load.now());
            }

            @Override
            public void flush() {
              publisher.flush();
            }
          };
      return new PacedLoad(load, upstream).run(deployment, perSecond, seconds);
    }
  }

  private static void awaitRunning(Application intake) throws InterruptedException {
    long until = System.nanoTime() + START_NANOS;
    while (!intake.running()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("intake is not running after a minute");
      }
      Thread.sleep(10);
    }
  }

  private static RegistryValues values(Deployment deployment) {
    return new RegistryValues(deployment.registryUrl(), deployment.prefix());
  }

  private Outcome run(Deployment deployment, double perSecond, double seconds)
      throws InterruptedException {
    try (Results results =
        new Results(
            deployment,
            values(deployment),
            EnumSet.of(Topic.ASSIGNMENT, Topic.POSITION),
            (topic, key, record) -> published(record))) {
      results.drain();
      Thread reader = new Thread(() -> read(results), "paced-reader");
      reader.start();
      try {
        double sent = feed(perSecond, seconds);
        awaitAnswers();
        return new Outcome(sent, assigned.percentiles(), positioned.percentiles(), lines.size());
      } finally {
        reading = false;
        reader.join();
      }
    }
  }

  private void read(Results results) {
    while (reading) {
      results.poll();
    }
  }

  private void published(SpecificRecord record) {
    long now = System.nanoTime();
    if (record instanceof AssignmentCommand command) {
      add(assigned, lines.remove(command.getOrderId()), now);
    } else if (record instanceof Position position) {
      add(positioned, skus.remove(position.getSku()), now);
    }
  }

  private static void add(Samples to, @Nullable Long since, long now) {
    if (since != null) {
      to.add(now - since);
    }
  }

  /** Sends what is due each millisecond; returns how many a second there were. */
  private double feed(double perSecond, double seconds) {
    long start = System.nanoTime();
    long measuredFrom = start + (long) (WARM_UP * seconds * 1e9);
    long end = start + (long) (seconds * 1e9);
    long nextTick = start;
    long sent = 0;
    for (long now = start; now < end; now = System.nanoTime()) {
      if (now >= nextTick) {
        sender.send(load.tick());
        nextTick += TICK_NANOS;
      }
      for (long due = (long) ((now - start) / 1e9 * perSecond); sent < due; sent++) {
        send(load.next(), measuredFrom);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    double took = (System.nanoTime() - start) / 1e9;
    sender.send(load.tick());
    sender.flush();
    return sent / took;
  }

  /** What is sent before the measured part is not remembered. */
  private void send(LoadEvent event, long measuredFrom) {
    long now = System.nanoTime();
    if (now >= measuredFrom) {
      skus.putIfAbsent(event.key(), now);
      if (event.body() instanceof OrderLine line) {
        lines.put(line.getOrderId(), now);
      }
    }
    sender.send(event);
  }

  private void awaitAnswers() throws InterruptedException {
    long until = System.nanoTime() + LAST_ANSWERS_NANOS;
    while (!lines.isEmpty() && System.nanoTime() < until) {
      Thread.sleep(5);
    }
  }
}
