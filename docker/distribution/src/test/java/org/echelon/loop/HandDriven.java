package org.echelon.loop;

import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.config.Deployment;
import org.echelon.producers.publish.Publisher;
import org.echelon.producers.run.Barrier;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;

/** A deployment of which the test itself is the outside world: it feeds, ticks and watches. */
final class HandDriven implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Publisher publisher;
  private final Admin admin;
  private final Barrier barrier;
  private final Published published;
  private Instant now;
  private long tick;

  HandDriven(Deployment deployment, Instant startAt) {
    this.publisher = new Publisher(deployment, LoopDeployment.values(deployment));
    this.admin = LoopDeployment.admin(deployment);
    this.barrier = new Barrier(admin, deployment);
    this.published = new Published(deployment);
    this.now = startAt;
  }

  /** What the deployment has published up to the last tick, or later. */
  Published published() {
    return published;
  }

  Instant now() {
    return now;
  }

  /** Feeds a record, and waits until intake has it: whatever is fed next comes after it. */
  void send(Topic topic, String key, SpecificRecord record) throws InterruptedException {
    publish(topic, key, record);
    barrier.takenIn(publisher.written(), LIMIT);
  }

  /** Feeds a record and does not wait. */
  void publish(Topic topic, String key, SpecificRecord record) {
    publisher.send(topic, key, record, now);
    publisher.flush();
  }

  /** Moves the clock to an instant, and waits until all tasks and gates have done what is due. */
  void tickAt(Instant at) throws InterruptedException {
    now = at;
    send(Topic.TICK, SmallNetwork.ID, new Tick(SmallNetwork.ID, ++tick, at));
    published.settle(tick);
  }

  /** Moves the clock a minute on. */
  void tick() throws InterruptedException {
    tickAt(now.plus(Duration.ofMinutes(1)));
  }

  @Override
  public void close() {
    publisher.close();
    admin.close();
    published.close();
  }
}
