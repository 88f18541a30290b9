package org.echelon.follow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.echelon.event.OrderLine;
import org.echelon.price.PriceVector;
import org.echelon.producers.publish.Publisher;
import org.echelon.producers.run.Percentiles;
import org.echelon.producers.run.Samples;
import org.echelon.throughput.EventLoad;
import org.echelon.throughput.LoadEvent;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Sends events at an even pace through the topics of upstream systems, with a tick a second, on a
 * thread of its own, and publishes prices in between. Each order line belongs to the stretch that
 * it was sent in.
 */
final class SteadyFeed implements AutoCloseable {
  private static final long TICK_NANOS = 1_000_000_000L;
  private static final long STEP_NANOS = 1_000_000L;

  private final EventLoad load;
  private final Publisher publisher;
  private final double perSecond;
  private final Map<String, Sent> lines = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Publishing> wanted = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "steady-feed");
  private volatile Stretch stretch = new Stretch();
  private volatile boolean going = true;
  private volatile @Nullable RuntimeException failure;

  /** Order lines of a part of the time, and how long they took to their assignments. */
  static final class Stretch {
    private final Samples samples = new Samples();

    Percentiles percentiles() {
      return samples.percentiles();
    }
  }

  private record Sent(long nanos, Stretch in) {}

  private record Publishing(PriceVector vector, Stretch from, long[] at, CountDownLatch done) {}

  /**
   * @param publisher used by the thread of the feed alone until it is closed
   */
  SteadyFeed(EventLoad load, Publisher publisher, double perSecond) {
    this.load = load;
    this.publisher = publisher;
    this.perSecond = perSecond;
  }

  void start() {
    thread.start();
  }

  /** Lines sent from now on belong to a stretch. */
  void enter(Stretch next) {
    stretch = next;
  }

  /**
   * Publishes prices; lines sent after them belong to a stretch. Returns when they were handed to
   * the producer, as {@link System#nanoTime}.
   */
  long publish(PriceVector vector, Stretch from) throws InterruptedException {
    Publishing publishing = new Publishing(vector, from, new long[1], new CountDownLatch(1));
    wanted.set(publishing);
    publishing.done().await();
    check();
    return publishing.at()[0];
  }

  /** A line was assigned: its time counts for the stretch that it was sent in. */
  void assigned(String orderId, long nanos) {
    Sent sent = lines.remove(orderId);
    if (sent != null) {
      sent.in().samples.add(nanos - sent.nanos());
    }
  }

  /**
   * Fails if the feed has ended by itself.
   *
   * @throws IllegalStateException naming the cause
   */
  void check() {
    RuntimeException failed = failure;
    if (failed != null) {
      throw new IllegalStateException("events can no longer be sent", failed);
    }
  }

  private void run() {
    try {
      feed();
    } catch (RuntimeException e) {
      failure = e;
      going = false;
    } finally {
      answerLast();
    }
  }

  private void feed() {
    long start = System.nanoTime();
    long nextTick = start;
    long sent = 0;
    for (long now = start; going; now = System.nanoTime()) {
      publishWanted();
      if (now >= nextTick) {
        send(load.tick());
        nextTick += TICK_NANOS;
      }
      for (long due = (long) ((now - start) / 1e9 * perSecond); sent < due; sent++) {
        LoadEvent event = load.next();
        if (event.body() instanceof OrderLine line) {
          lines.put(line.getOrderId(), new Sent(System.nanoTime(), stretch));
        }
        send(event);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    publisher.flush();
  }

  private void publishWanted() {
    Publishing publishing = wanted.getAndSet(null);
    if (publishing != null) {
      PriceVector vector = publishing.vector();
      stretch = publishing.from();
      publishing.at()[0] = System.nanoTime();
      publisher.send(
          Topic.PRICE, vector.getNetworkId() + "/" + vector.getChunk(), vector, load.now());
      publishing.done().countDown();
    }
  }

  /** Nobody is left waiting for a thread that has ended. */
  private void answerLast() {
    Publishing publishing = wanted.getAndSet(null);
    if (publishing != null) {
      publishing.done().countDown();
    }
  }

  private void send(LoadEvent event) {
    publisher.send(event.topic(), event.key(), event.body(), load.now());
  }

  @Override
  public void close() throws InterruptedException {
    going = false;
    thread.join();
  }
}
