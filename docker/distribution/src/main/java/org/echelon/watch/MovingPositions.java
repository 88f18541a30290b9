package org.echelon.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.producers.publish.Publisher;
import org.echelon.state.NodePosition;
import org.echelon.state.Position;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Publishes positions that Plan has published once more, with other units in hand, at an even pace,
 * and a tick about every second, on a thread of its own. Which of them and how is drawn from a
 * seed.
 */
final class MovingPositions implements AutoCloseable {
  /** Not a second, so that ticks do not keep step with the live stream. */
  private static final long TICK_NANOS = 970_000_000L;

  private static final long STEP_NANOS = 2_000_000L;
  private static final int MOST_UNITS = 40;

  private final List<Position> positions;
  private final Publisher publisher;
  private final double perSecond;
  private final TickHeard ticks;
  private final SplittableRandom random;
  private final Thread thread = new Thread(this::run, "moving-positions");
  private Tick tick;
  private volatile boolean closed;
  private volatile @Nullable RuntimeException failure;
  private final AtomicLong sent = new AtomicLong();

  /** Is told of each tick before it is sent. */
  interface TickHeard {
    void sending(long no, long nanos);
  }

  /**
   * Begins to publish.
   *
   * @param positions those that move
   * @param last the newest tick published
   * @param perSecond records a second
   */
  MovingPositions(
      Deployment deployment,
      List<Position> positions,
      Tick last,
      double perSecond,
      long seed,
      TickHeard ticks) {
    this.positions = new ArrayList<>(positions);
    this.tick = last;
    this.perSecond = perSecond;
    this.ticks = ticks;
    this.random = new SplittableRandom(seed);
    this.publisher =
        new Publisher(
            deployment, new RegistryValues(deployment.registryUrl(), deployment.prefix()));
    thread.setDaemon(true);
    thread.start();
  }

  /** A position as it might be a moment later. */
  static Position moved(Position position, Instant at, SplittableRandom random) {
    List<NodePosition> nodes = new ArrayList<>();
    for (NodePosition node : position.getNodes()) {
      nodes.add(NodePosition.newBuilder(node).setOnHandUnits(random.nextInt(MOST_UNITS)).build());
    }
    return Position.newBuilder(position)
        .setSequence(position.getSequence() + 1)
        .setAt(at)
        .setNodes(nodes)
        .build();
  }

  /** Positions published so far. */
  long sent() {
    return sent.get();
  }

  /**
   * Fails if it has ended by itself.
   *
   * @throws IllegalStateException naming the cause
   */
  void check() {
    RuntimeException failed = failure;
    if (failed != null) {
      throw new IllegalStateException("positions can no longer be published", failed);
    }
  }

  private void run() {
    try {
      publish();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void publish() {
    long start = System.nanoTime();
    long nextTick = start;
    for (long now = start; !closed; now = System.nanoTime()) {
      if (now >= nextTick) {
        tick = new Tick(tick.getNetworkId(), tick.getNo() + 1, tick.getAt().plusSeconds(1));
        ticks.sending(tick.getNo(), System.nanoTime());
        publisher.send(Topic.TICK, tick.getNetworkId(), tick, tick.getAt());
        nextTick += TICK_NANOS;
      }
      for (long due = (long) ((now - start) / 1e9 * perSecond);
          sent.get() < due;
          sent.incrementAndGet()) {
        int next = random.nextInt(positions.size());
        Position moved = moved(positions.get(next), tick.getAt(), random);
        positions.set(next, moved);
        publisher.send(Topic.POSITION, moved.getSku(), moved, tick.getAt());
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
    publisher.close();
  }
}
