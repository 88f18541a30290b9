package org.echelon.producers.run;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.price.PriceVector;
import org.echelon.producers.partner.Partners;
import org.echelon.producers.publish.Publisher;
import org.echelon.producers.scenario.SiteClosure;
import org.echelon.producers.world.World;
import org.echelon.reference.Network;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;

/**
 * Runs a world against a deployment in paced virtual time. The clock owns the feed: it feeds what
 * happens up to an instant, waits until that is taken in, publishes the tick, and goes on when all
 * tasks have reached it, every gate that was due has published its manifest and the partners have
 * every command. Speed is a result, not a promise.
 */
public final class PacedRun implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration GATE_LIMIT = Duration.ofSeconds(15);
  private static final Set<Topic> FOLLOWED =
      EnumSet.of(
          Topic.TRANSFER,
          Topic.PURCHASE,
          Topic.ASSIGNMENT,
          Topic.POSITION,
          Topic.PROPOSAL,
          Topic.MANIFEST,
          Topic.ASK,
          Topic.TASK,
          Topic.PRICE,
          Topic.REFUSED);

  /** Records that change what the position of their SKU says. */
  private static final Set<Topic> TELLING =
      EnumSet.of(Topic.ORDER, Topic.RECEIPT, Topic.ADJUSTMENT, Topic.ACK);

  private final Deployment deployment;
  private final World world;
  private final Publisher publisher;
  private final Results results;
  private final Admin admin;
  private final Barrier barrier;
  private final Partners partners;
  private final Scoreboard scoreboard;
  private final LoopLatencies latencies = new LoopLatencies();
  private final Observed observed;
  private final WorldFeed feed;
  private final VirtualSteps steps;
  private final LiveChanges changes;
  private Instant now;
  private long tick;
  private long asksGivenUp;
  private long openedNanos;
  private final Map<String, Double> waited = new TreeMap<>();

  public PacedRun(
      Deployment deployment, World world, RunSettings settings, Supplier<PublicValues> values) {
    this.deployment = deployment;
    this.world = world;
    this.now = world.startAt();
    this.publisher = new Publisher(deployment, values.get());
    this.partners = new Partners(world.network(), settings.seed());
    this.scoreboard =
        new Scoreboard(world.network(), now.plus(Duration.ofDays(settings.warmUpDays())));
    this.observed = new Observed(partners, scoreboard);
    this.changes = new LiveChanges(world.network(), deployment.partitions());
    this.results =
        new Results(deployment, values.get(), FOLLOWED, new Timed(observed, latencies, changes));
    this.admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap()));
    this.barrier = new Barrier(admin, deployment);
    this.feed = new WorldFeed(world, partners, scoreboard, this::send);
    this.steps = new VirtualSteps(world, settings);
  }

  /** Puts the world in place: network, items, forecasts, the first plans, and counted stock. */
  public void open() throws InterruptedException {
    tick();
    publisher.send(Topic.NETWORK, world.network().getNetworkId(), world.network(), now);
    takeIn();
    follow("the network to be adopted", () -> observed.networkAdopted(1, deployment.partitions()));
    feed.catalogue();
    takeIn();
    follow("every SKU to be planned", () -> observed.skusProposed() >= feed.forecastSkus());
    feed.openingCounts(observed::level);
    takeIn();
    follow("the first prices", () -> observed.price() != null);
    tick();
    follow("all tasks to reach tick " + tick, this::tasksReached);
    settle();
    openedNanos = System.nanoTime();
  }

  /**
   * Goes on where a run of the same world, seed and price rhythm on the same broker was stopped.
   * What partners were commanded is read again and answered as before; answers and orders up to
   * then are not sent a second time. Service is counted from here on. O(records published).
   *
   * @return whether there was a run with prices and a tick; if not, nothing has been done
   */
  public boolean resume() throws InterruptedException {
    results.drain();
    if (observed.price() == null || observed.lastTick() == 0) {
      return false;
    }
    now = observed.lastTickAt();
    tick = observed.lastTick();
    observed.opened();
    feed.passOver(now);
    tick();
    follow("all tasks to reach tick " + tick, this::tasksReached);
    settle();
    openedNanos = System.nanoTime();
    return true;
  }

  /** One step of virtual time; false when the days or the orders have ended. */
  public boolean step() throws InterruptedException {
    if (steps.ended(now) || feed.ended()) {
      return false;
    }
    long pricesBefore = steps.runOf(now);
    now = steps.after(now);
    long start = System.nanoTime();
    feed.until(now);
    start = waited("feed", start);
    takeIn();
    start = waited("intake", start);
    tick();
    follow("all tasks to reach tick " + tick, this::tasksReached);
    start = waited("tasks", start);
    settle();
    start = waited("gates", start);
    if (steps.runOf(now) > pricesBefore) {
      follow("the prices of " + now, () -> !observed.pricedAt().isBefore(now));
      waited("prices", start);
    }
    return true;
  }

  /** Gives the answers that are due, so that the end of a run leaves none unsaid. */
  public void finish() throws InterruptedException {
    feed.answers(now);
    takeIn();
    now = now.plusMillis(1);
    tick();
    follow("all tasks to reach tick " + tick, this::tasksReached);
    settle();
  }

  /**
   * Shuts a site by publishing a network in which it is closed; nothing waits for what comes of it.
   * Partners still carry out what the site was commanded before.
   *
   * @param node its id, or {@link SiteClosure#LARGEST}
   * @throws IllegalArgumentException where there is none
   */
  public void lose(String node) {
    Network next = changes.lose(node, now);
    publisher.send(Topic.NETWORK, next.getNetworkId(), next, now);
    publisher.flush();
  }

  /**
   * Publishes the prices in force with those of a node doubled, as set by a person.
   *
   * @param node its id, or dearest
   * @throws IllegalArgumentException where no price of it is above zero
   */
  public void doublePrices(String node) {
    PriceVector next = changes.doublePrices(node, now);
    publisher.send(Topic.PRICE, next.getNetworkId() + "/" + next.getChunk(), next, now);
    publisher.flush();
  }

  /**
   * Lets a region keep to itself, as a person would.
   *
   * @param region its id, or all
   * @throws IllegalArgumentException where there is none
   */
  public void regionalize(String region) {
    Control order = changes.regionalize(region, now);
    publisher.send(Topic.CONTROL, order.getControlId(), order, now);
    publisher.flush();
  }

  /** What has come of the regions switched so far. */
  public List<RegionOutcome> regions() {
    return changes.regions(scoreboard, now);
  }

  /** What has come of the changes made so far. */
  public List<ChangeOutcome> changes() {
    return changes.outcomes();
  }

  /** What has happened so far. */
  public RunSummary summary() {
    return RunSummary.of(this);
  }

  /** Number of the virtual day, from 0. */
  public long dayNo() {
    return Duration.between(world.startAt(), now).toDays();
  }

  /** Virtual days passed. */
  public double days() {
    return Duration.between(world.startAt(), now).toMillis() / 86_400_000.0;
  }

  /** When the first transfer was seen, as {@link System#nanoTime}; 0 before. */
  public long firstCommandNanos() {
    return latencies.firstCommandNanos();
  }

  /** The id of that transfer; empty before. */
  public String firstCommandId() {
    return latencies.firstCommandId();
  }

  private void send(Topic topic, String key, SpecificRecord record) {
    if (TELLING.contains(topic)) {
      latencies.fact(key, record, System.nanoTime());
    }
    publisher.send(topic, key, record, now);
  }

  private void takeIn() throws InterruptedException {
    publisher.flush();
    Map<TopicPartition, Long> written = publisher.written();
    follow("intake to take in what was fed", () -> barrier.hasTakenIn(written));
  }

  private void tick() {
    Tick next = new Tick(world.network().getNetworkId(), ++tick, now);
    latencies.tick(now, System.nanoTime());
    publisher.send(Topic.TICK, next.getNetworkId(), next, now);
    publisher.flush();
  }

  private boolean tasksReached() {
    return observed.reached(tick, deployment.partitions(), deployment.gates());
  }

  private long waited(String what, long since) {
    long now = System.nanoTime();
    waited.merge(what, (now - since) / 1e9, Double::sum);
    return now;
  }

  /** Waits until every gate that asked has its manifest and every command is known here. */
  private void settle() {
    results.drain();
    long until = System.nanoTime() + GATE_LIMIT.toNanos();
    while (!observed.asksAnswered()) {
      results.poll();
      if (System.nanoTime() > until) {
        asksGivenUp += observed.giveUpAsks();
      }
    }
    results.drain();
  }

  private void follow(String what, BooleanSupplier condition) throws InterruptedException {
    Barrier.await(
        what,
        LIMIT,
        () -> {
          results.poll();
          return condition.getAsBoolean();
        });
  }

  World world() {
    return world;
  }

  Observed observed() {
    return observed;
  }

  Partners partners() {
    return partners;
  }

  Scoreboard scoreboard() {
    return scoreboard;
  }

  LoopLatencies latencies() {
    return latencies;
  }

  WorldFeed feed() {
    return feed;
  }

  Instant now() {
    return now;
  }

  long asksGivenUp() {
    return asksGivenUp;
  }

  Map<String, Double> waited() {
    return waited;
  }

  long openedNanos() {
    return openedNanos;
  }

  @Override
  public void close() {
    feed.close();
    publisher.close();
    results.close();
    admin.close();
  }
}
