package org.echelon.follow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.codec.RefusedHeaders;
import org.echelon.codec.RegistryValues;
import org.echelon.command.AssignmentCommand;
import org.echelon.config.Deployment;
import org.echelon.follow.SteadyFeed.Stretch;
import org.echelon.job.Platform;
import org.echelon.price.PriceVector;
import org.echelon.producers.publish.Publisher;
import org.echelon.producers.run.Barrier;
import org.echelon.producers.run.Percentiles;
import org.echelon.producers.run.Results;
import org.echelon.replan.MovingPrices;
import org.echelon.replan.PriceMove;
import org.echelon.state.Task;
import org.echelon.system.Tick;
import org.echelon.throughput.EventLoad;
import org.echelon.throughput.LoadEvent;
import org.echelon.throughput.LoadSettings;
import org.echelon.throughput.LogFeed;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Runs the platform but for its pricing job, keeps it busy with events, publishes prices and
 * measures through its topics how they are followed and what the events feel. For one thread.
 */
public final class FollowStudy implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration LIMIT = Duration.ofMinutes(60);

  /** A version counts as followed when nothing has come of it for so long. */
  private static final long REST_NANOS = Duration.ofMillis(1500).toNanos();

  /** Drafts are asked for at the tick after the prices. */
  private static final long DRAFTS_ASKED_NANOS = Duration.ofMillis(2500).toNanos();

  private static final long DRAFTS_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long TOLD_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long TICK_NANOS = Duration.ofSeconds(1).toNanos();

  private final Deployment deployment;
  private final BooleanSupplier stopped;
  private final Consumer<String> progress;
  private final EventLoad load;
  private final MovingPrices prices;
  private final Platform platform;
  private final Publisher publisher;
  private final Results results;
  private final @Nullable Task[] tasks;
  private final Stretch quiet = new Stretch();
  private final List<Stretch> busy = new ArrayList<>();
  private @Nullable SteadyFeed feed;
  private Following following = new Following(-1, 1);
  private long version;
  private String refused = "";
  private long lastTick;

  /**
   * @param deployment with its topics and schemas, and nothing else
   * @param stopped whether to give up
   * @param progress told what is done
   */
  public FollowStudy(
      Deployment deployment,
      LoadSettings settings,
      BooleanSupplier stopped,
      Consumer<String> progress)
      throws InterruptedException {
    this.deployment = deployment;
    this.stopped = stopped;
    this.progress = progress;
    this.load = new EventLoad(settings);
    this.prices = new MovingPrices(load.network(), settings.seed());
    this.tasks = new Task[deployment.partitions()];
    this.platform = Platform.unpriced(deployment);
    this.publisher = new Publisher(deployment, values(deployment));
    this.results =
        new Results(
            deployment,
            values(deployment),
            EnumSet.of(
                Topic.ASSIGNMENT,
                Topic.PROPOSAL,
                Topic.TASK,
                Topic.ASK,
                Topic.MANIFEST,
                Topic.REFUSED),
            new Heard());
    platform.awaitRunning(START);
  }

  private static RegistryValues values(Deployment deployment) {
    return new RegistryValues(deployment.registryUrl(), deployment.prefix());
  }

  /** Hears everything that is published. */
  private final class Heard implements Results.Handler {
    @Override
    public void published(Topic topic, String key, SpecificRecord record) {
      long now = System.nanoTime();
      following.published(record, now);
      if (record instanceof Task task && task.getApp().equals("plan")) {
        tasks[Integer.parseInt(task.getTask())] = task;
      } else if (record instanceof AssignmentCommand command && feed != null) {
        feed.assigned(command.getOrderId(), now);
      }
    }

    @Override
    public void refused(ConsumerRecord<String, byte[]> record) {
      refused = RefusedHeaders.read(record.headers(), "reason").orElse("UNKNOWN");
    }
  }

  /** Tells the platform of network, items, forecasts, stock and the first prices. */
  public void open() throws InterruptedException {
    var network = load.network();
    publisher.send(Topic.TICK, network.getNetworkId(), load.tick().body(), load.now());
    publisher.send(Topic.NETWORK, network.getNetworkId(), network, load.now());
    publisher.flush();
    await("the network to rule", () -> all(task -> task.getNetworkVersion() > 0));
    try (LogFeed straight = new LogFeed(deployment, load)) {
      straight.open();
      var unused = straight.flush();
    }
    // A count covers everything of its minute.
    load.pass(Duration.ofMinutes(2));
    tick("all stock to be booked");
    following = new Following(++version, deployment.partitions());
    publish(prices.still(version));
    tick("the first prices to be adopted");
    await("the first prices to be followed", () -> tickedUntil(following::finished));
  }

  /** Ticks each second until something holds. */
  private boolean tickedUntil(BooleanSupplier holds) {
    if (System.nanoTime() - lastTick > TICK_NANOS) {
      lastTick = System.nanoTime();
      LoadEvent tick = load.tick();
      publisher.send(tick.topic(), tick.key(), tick.body(), load.now());
      publisher.flush();
    }
    return holds.getAsBoolean();
  }

  /** Events a second that the platform takes in when all are there at once. */
  public double capacity(int events) throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < events; i++) {
      LoadEvent event = load.next();
      publisher.send(event.topic(), event.key(), event.body(), load.now());
    }
    publisher.flush();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap()))) {
      new Barrier(admin, deployment).takenIn(publisher.written(), LIMIT);
    }
    tick("all events to be worked off");
    return events / ((System.nanoTime() - start) / 1e9);
  }

  /** Begins to send events at an even pace. */
  public void busy(double perSecond) {
    SteadyFeed started = new SteadyFeed(load, publisher, perSecond);
    started.enter(new Stretch());
    started.start();
    feed = started;
  }

  /** Lets time pass without any new prices; what events feel then is kept apart. */
  public void quiet(double seconds, boolean counts) throws InterruptedException {
    running().enter(counts ? quiet : new Stretch());
    long until = System.nanoTime() + (long) (seconds * 1e9);
    await("time to pass", () -> System.nanoTime() > until);
  }

  /** Moves prices from where they started, or back there, and measures how that is followed. */
  public Followed measure(PriceMove move, boolean back) throws InterruptedException {
    Following now = new Following(++version, deployment.partitions());
    following = now;
    Stretch during = new Stretch();
    busy.add(during);
    PriceVector vector = back ? prices.still(version) : prices.moved(move, version);
    long sent = running().publish(vector, during);
    await(() -> "the prices of " + now + " to be followed", now::finished);
    long finished = System.nanoTime();
    await(
        "drafts",
        () ->
            now.drafted()
                || System.nanoTime() - finished
                    > (now.asksForDrafts() ? DRAFTS_NANOS : DRAFTS_ASKED_NANOS));
    running().enter(new Stretch());
    await(
        "the last proposals",
        () -> System.nanoTime() - Math.max(finished, now.lastProposal()) > REST_NANOS);
    return now.outcome(move.id(), sent);
  }

  /** What events felt while prices stood still, from an order line to its assignment. */
  public Percentiles quiet() {
    return quiet.percentiles();
  }

  /** What events felt while a new vector was followed, drafts included, each vector by itself. */
  public List<Percentiles> busy() {
    return busy.stream().map(Stretch::percentiles).toList();
  }

  private SteadyFeed running() {
    SteadyFeed running = feed;
    if (running == null) {
      throw new IllegalStateException("no events are sent yet");
    }
    return running;
  }

  private void publish(PriceVector vector) {
    publisher.send(
        Topic.PRICE, vector.getNetworkId() + "/" + vector.getChunk(), vector, load.now());
    publisher.flush();
  }

  private void tick(String what) throws InterruptedException {
    LoadEvent tick = load.tick();
    publisher.send(tick.topic(), tick.key(), tick.body(), load.now());
    publisher.flush();
    long no = ((Tick) tick.body()).getNo();
    await(what, () -> all(task -> task.getTick() >= no));
  }

  private boolean all(Predicate<Task> holds) {
    for (Task task : tasks) {
      if (task == null || !holds.test(task)) {
        return false;
      }
    }
    return true;
  }

  private void await(String what, BooleanSupplier condition) throws InterruptedException {
    await(() -> what, condition);
  }

  /**
   * @param what told anew each time
   */
  private void await(Supplier<String> what, BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    long told = start;
    results.poll();
    while (!condition.getAsBoolean()) {
      long now = System.nanoTime();
      if (stopped.getAsBoolean()) {
        throw new IllegalStateException("stopped before the end");
      }
      if (platform.failed()) {
        throw new IllegalStateException("an application has ended; see its last error above");
      }
      if (!refused.isEmpty()) {
        throw new IllegalStateException("a record was refused: " + refused);
      }
      if (now - start > LIMIT.toNanos()) {
        throw new IllegalStateException(
            "waited " + LIMIT.toMinutes() + " minutes for " + what.get());
      }
      if (now - told > TOLD_NANOS) {
        told = now;
        progress.accept(String.format(Locale.ROOT, "waiting for %s", what.get()));
      }
      if (feed != null) {
        feed.check();
      }
      results.poll();
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (feed != null) {
      feed.close();
    }
    publisher.close();
    results.close();
    platform.close();
  }
}
