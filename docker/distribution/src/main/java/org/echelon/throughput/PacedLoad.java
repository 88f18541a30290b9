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
  private static final int BURSTS = 2;
  private static final long LAST_ANSWERS_NANOS = Duration.ofSeconds(3).toNanos();

  private final EventLoad load;
  private final Sender sender;
  private final Map<String, Long> lines = new ConcurrentHashMap<>();
  private final Map<String, Long> skus = new ConcurrentHashMap<>();
  private volatile Samples assigned = new Samples();
  private volatile Samples positioned = new Samples();
  private volatile long lastAnswer;
  private volatile boolean reading = true;

  /** Takes an event on its way to Plan. */
  private interface Sender {
    void send(LoadEvent event);

    void flush();
  }

  /** Finds out what a way takes in. */
  private interface Capacity {
    double perSecond() throws InterruptedException;
  }

  /**
   * How long it took.
   *
   * @param most events a second that this way takes in when all are there at once
   * @param perSecond events really sent
   * @param toAssignment from an order line to its assignment
   * @param toPosition from the first event that a position did not tell yet to that position, which
   *     comes with the next tick
   * @param unassigned lines that had no assignment in the end
   */
  public record Outcome(
      double most,
      double perSecond,
      Percentiles toAssignment,
      Percentiles toPosition,
      long unassigned) {}

  private PacedLoad(EventLoad load, Sender sender) {
    this.load = load;
    this.sender = sender;
  }

  /**
   * Events go straight into the log of a Plan, at half of what it takes in.
   *
   * @param load whose opening Plan has been told
   * @param most events a second that Plan takes in from its log
   */
  public static Outcome intoLog(PlanUnderLoad plan, EventLoad load, double most, double seconds)
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
    return new PacedLoad(load, straight).run(deployment, () -> most, seconds);
  }

  /**
   * As the other, through the topics of upstream systems and intake, at half of what intake and
   * Plan together take in. Two bursts find that out, of which the second counts: the code of intake
   * has not run before.
   *
   * @param burst events of a burst
   */
  public static Outcome throughIntake(PlanUnderLoad plan, EventLoad load, int burst, double seconds)
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
      PacedLoad paced = new PacedLoad(load, upstream);
      return paced.run(deployment, () -> paced.burst(burst), seconds);
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

  private Outcome run(Deployment deployment, Capacity capacity, double seconds)
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
        double most = capacity.perSecond();
        double sent = feed(most / 2, seconds);
        awaitAnswers();
        return new Outcome(
            most, sent, assigned.percentiles(), positioned.percentiles(), lines.size());
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
      lastAnswer = now;
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

  /** Events a second of the last of some bursts, until the last of its lines is assigned. */
  private double burst(int events) throws InterruptedException {
    double perSecond = 0;
    for (int i = 0; i < BURSTS; i++) {
      long start = System.nanoTime();
      for (int n = 0; n < events; n++) {
        send(load.next(), start);
      }
      sender.send(load.tick());
      sender.flush();
      awaitAnswers();
      perSecond = events / ((lastAnswer - start) / 1e9);
    }
    lines.clear();
    skus.clear();
    assigned = new Samples();
    positioned = new Samples();
    return perSecond;
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

  /** Waits for all lines, or until none has come for three seconds. */
  private void awaitAnswers() throws InterruptedException {
    long from = System.nanoTime();
    while (!lines.isEmpty()
        && System.nanoTime() - Math.max(from, lastAnswer) < LAST_ANSWERS_NANOS) {
      Thread.sleep(5);
    }
  }
}
