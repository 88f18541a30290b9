package org.echelon.producers.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RefusedHeaders;
import org.echelon.config.Deployment;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.publish.Publisher;
import org.echelon.producers.world.World;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.state.SourceOutcomes;
import org.echelon.state.Task;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;

/**
 * Pushes the orders of a world through intake and ledger as fast as they go, and accounts for every
 * row. All lanes are shadows, and neither items nor stock are sent: order lines are booked and
 * wait. With them every line would be assigned, and assignments that nobody confirms expire and are
 * given out again and again. Ticks run ahead of the rows by a window at most, which the ledger
 * takes for late messages.
 */
public final class Replay implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(300);
  private static final Duration MOST_AHEAD = Duration.ofDays(1);
  private static final int WINDOWS_BEHIND = 2;

  private final Deployment deployment;
  private final World world;
  private final OrderFeed orders;
  private final ReplaySettings settings;
  private final Publisher publisher;
  private final Results results;
  private final Admin admin;
  private final Barrier barrier;
  private final Map<String, Task> tasks = new TreeMap<>();
  private final Map<String, Long> refused = new TreeMap<>();
  private Map<TopicPartition, Long> window = Map.of();
  private Map<TopicPartition, Long> windowBefore = Map.of();
  private long tick;
  private Instant now;
  private Instant startedAt;
  private long startedNanos;
  private long endedNanos;

  public Replay(
      Deployment deployment,
      World world,
      OrderFeed orders,
      ReplaySettings settings,
      Supplier<PublicValues> values) {
    this.deployment = deployment;
    this.world = world;
    this.orders = orders;
    this.settings = settings;
    this.now = world.startAt();
    this.startedAt = now;
    this.publisher = new Publisher(deployment, values.get());
    this.results =
        new Results(
            deployment, values.get(), EnumSet.of(Topic.TASK, Topic.REFUSED), new Watching());
    this.admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap()));
    this.barrier = new Barrier(admin, deployment);
  }

  /** Keeps the last word of each Plan task and counts refusals. */
  private final class Watching implements Results.Handler {
    @Override
    public void published(Topic topic, String key, SpecificRecord record) {
      if (record instanceof Task task && task.getApp().equals("plan")) {
        tasks.put(task.getTask(), task);
      }
    }

    @Override
    public void refused(ConsumerRecord<String, byte[]> record) {
      refused.merge(
          RefusedHeaders.read(record.headers(), "reason").orElse("UNKNOWN"), 1L, Long::sum);
    }
  }

  /** Sends the network. */
  public void open() throws InterruptedException {
    now = orders.nextAt().filter(at -> at.isAfter(world.startAt())).orElse(world.startAt());
    startedAt = now;
    tick();
    publisher.send(Topic.NETWORK, world.network().getNetworkId(), shadow(world.network()), now);
    takenIn();
    follow("the network to be adopted", this::networkAdopted);
    startedNanos = System.nanoTime();
  }

  /** Feeds the rows of one window; false when none are left. */
  public boolean step() throws InterruptedException {
    if (orders.nextAt().isEmpty()) {
      return false;
    }
    Instant next = orders.nextAt().get();
    // Days without orders are passed over, once all that lies before them is in the log.
    boolean gap = next.isAfter(now.plus(MOST_AHEAD));
    Map<TopicPartition, Long> before = gap ? window : windowBefore;
    follow("intake to take in a window", () -> barrier.hasTakenIn(before));
    // A ledger far behind would only make every restart longer.
    follow("Plan to book former windows", () -> tasksReached(tick - WINDOWS_BEHIND));
    now = (next.isAfter(now) ? next : now).plus(settings.window());
    tick();
    TopicPartition ticks = new TopicPartition(deployment.name(Topic.TICK), 0);
    Map<TopicPartition, Long> ticked = Map.of(ticks, publisher.written().get(ticks));
    follow("intake to take in a tick", () -> barrier.hasTakenIn(ticked));
    for (FeedRow row : orders.until(now)) {
      if (row instanceof FeedRow.Event event) {
        publisher.send(event.topic(), event.key(), event.record(), event.at());
      } else {
        refused.merge(((FeedRow.Refused) row).reason(), 1L, Long::sum);
      }
    }
    publisher.flush();
    windowBefore = window;
    window = publisher.written();
    pace();
    return true;
  }

  /** Waits until every row is booked. */
  public void finish() throws InterruptedException {
    takenIn();
    now = now.plusMillis(1);
    tick();
    follow("all tasks to reach the end", () -> tasksReached(tick));
    results.drain();
    endedNanos = System.nanoTime();
  }

  /** What has become of the rows. */
  public ReplaySummary summary() {
    long applied = 0;
    long duplicate = 0;
    long stale = 0;
    long refusedRows = orders.rowsRefused();
    long unbalanced = 0;
    long frozen = 0;
    for (Task task : tasks.values()) {
      unbalanced += task.getGaps().getUnitsUnbalanced();
      frozen += task.getGaps().getSkusFrozen();
      for (SourceOutcomes source : task.getSources()) {
        if (source.getSource().equals(orders.source())) {
          applied += source.getOutcomes().getApplied();
          duplicate += source.getOutcomes().getDuplicate();
          stale += source.getOutcomes().getStale();
          refusedRows += source.getOutcomes().getRefused();
        }
      }
    }
    long end = endedNanos == 0 ? System.nanoTime() : endedNanos;
    double seconds = Math.max(1e-3, (end - startedNanos) / 1e9);
    return new ReplaySummary(
        world.name(),
        startedAt,
        now,
        orders.rowsRead(),
        applied,
        duplicate,
        stale,
        refusedRows,
        new TreeMap<>(refused),
        unbalanced,
        frozen,
        seconds,
        orders.rowsRead() / seconds);
  }

  private void pace() throws InterruptedException {
    if (settings.speed() > 0) {
      double virtual = Duration.between(startedAt, now).toNanos() / settings.speed();
      long ahead = (long) virtual - (System.nanoTime() - startedNanos);
      if (ahead > 0) {
        Thread.sleep(Duration.ofNanos(ahead).toMillis());
      }
    }
  }

  private void tick() {
    Tick next = new Tick(world.network().getNetworkId(), ++tick, now);
    publisher.send(Topic.TICK, next.getNetworkId(), next, now);
    publisher.flush();
  }

  private void takenIn() throws InterruptedException {
    publisher.flush();
    Map<TopicPartition, Long> written = publisher.written();
    follow("intake to take in what was fed", () -> barrier.hasTakenIn(written));
  }

  private boolean networkAdopted() {
    return tasks.size() == deployment.partitions()
        && tasks.values().stream().allMatch(task -> task.getNetworkVersion() > 0);
  }

  private boolean tasksReached(long tick) {
    return tasks.size() == deployment.partitions()
        && tasks.values().stream().allMatch(task -> task.getTick() >= tick);
  }

  /** Waits for a condition as long as Plan goes on booking. */
  private void follow(String what, BooleanSupplier condition) throws InterruptedException {
    long seen = -1;
    long until = 0;
    while (!condition.getAsBoolean()) {
      results.poll();
      long offsets = tasks.values().stream().mapToLong(Task::getOffset).sum();
      if (offsets != seen) {
        seen = offsets;
        until = System.nanoTime() + LIMIT.toNanos();
      } else if (System.nanoTime() > until) {
        throw new IllegalStateException("waited " + LIMIT.toSeconds() + " s for " + what);
      }
    }
  }

  private static Network shadow(Network network) {
    List<Lane> lanes = new ArrayList<>();
    for (Lane lane : network.getLanes()) {
      lanes.add(Lane.newBuilder(lane).setMode(LaneMode.SHADOW).build());
    }
    return Network.newBuilder(network).setLanes(lanes).build();
  }

  @Override
  public void close() {
    orders.close();
    publisher.close();
    results.close();
    admin.close();
  }
}
