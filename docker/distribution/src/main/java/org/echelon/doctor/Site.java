package org.echelon.doctor;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;

/**
 * A deployment as the checks see it: each thing is fetched once, and only when a check asks. For
 * one thread.
 */
public final class Site implements AutoCloseable {
  /** Between two looks at what moves; ticks come each second. */
  private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(1_300);

  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Deployment deployment;
  private final Surroundings here;
  private final Once<BrokerSeen> broker;
  private final Once<TopicsSeen> topics;
  private final Once<RegistrySeen> registry;
  private final Once<GroupsSeen> groups;
  private final Once<Told> told;
  private final Once<KeysSeen> items;
  private final Once<KeysSeen> forecasts;
  private final Once<Sample> first;
  private final Once<Sample> second;

  public Site(Deployment deployment, Surroundings here) {
    this.deployment = deployment;
    this.here = here;
    this.broker = new Once<>(() -> BrokerSeen.look(deployment.bootstrap()));
    this.topics = new Once<>(() -> TopicsSeen.look(admin(), deployment));
    this.registry =
        new Once<>(() -> RegistrySeen.look(deployment.registryUrl(), deployment.prefix()));
    this.groups = new Once<>(() -> GroupsSeen.look(admin(), deployment));
    this.told = new Once<>(() -> Told.read(deployment, topics()));
    this.items = new Once<>(() -> KeysSeen.read(deployment, topics(), Topic.ITEM));
    this.forecasts = new Once<>(() -> KeysSeen.read(deployment, topics(), Topic.FORECAST));
    this.first = new Once<>(this::sample);
    this.second = new Once<>(this::laterSample);
  }

  Deployment deployment() {
    return deployment;
  }

  Surroundings here() {
    return here;
  }

  BrokerSeen broker() throws InterruptedException {
    return broker.get();
  }

  /** A client of the broker, which has answered. */
  Admin admin() throws InterruptedException {
    return broker().admin().orElseThrow(() -> new IllegalStateException("no broker to ask"));
  }

  TopicsSeen topics() throws InterruptedException {
    return topics.get();
  }

  RegistrySeen registry() throws InterruptedException {
    return registry.get();
  }

  GroupsSeen groups() throws InterruptedException {
    return groups.get();
  }

  Told told() throws InterruptedException {
    return told.get();
  }

  /** The items by SKU. */
  KeysSeen items() throws InterruptedException {
    return items.get();
  }

  /** The forecasts by SKU. */
  KeysSeen forecasts() throws InterruptedException {
    return forecasts.get();
  }

  /** What moves, as it was when the looking began. */
  Sample first() throws InterruptedException {
    return first.get();
  }

  /** What moves, more than a second later. */
  Sample second() throws InterruptedException {
    return second.get();
  }

  private Sample sample() throws InterruptedException {
    return Sample.take(admin(), deployment, here.clock());
  }

  private Sample laterSample() throws InterruptedException {
    long since = System.nanoTime() - first().atNanos();
    long rest = BETWEEN_SAMPLES.toNanos() - since;
    if (rest > 0) {
      Thread.sleep(rest / 1_000_000 + 1);
    }
    return sample();
  }

  /** The deployment's now: its last tick, or this machine's time where there is none. */
  long nowMillis() throws InterruptedException {
    return told().tables().ticks().at().map(at -> at.toEpochMilli()).orElse(here.clock().millis());
  }

  /** Closes what was opened, if anything was. */
  @Override
  public void close() {
    Optional<Admin> opened = Optional.empty();
    try {
      opened = broker().admin();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    opened.ifPresent(admin -> admin.close(CLOSE));
  }
}
