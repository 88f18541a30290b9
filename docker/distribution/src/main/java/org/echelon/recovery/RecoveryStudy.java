package org.echelon.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.embedded.Directories;
import org.echelon.event.Adjustment;
import org.echelon.processor.plan.PlanStores;
import org.echelon.producers.run.Results;
import org.echelon.system.Tick;
import org.echelon.throughput.EventLoad;
import org.echelon.throughput.LoadEvent;
import org.echelon.throughput.LoadSettings;
import org.echelon.throughput.LogFeed;
import org.echelon.topic.SkuPartition;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Fills a Plan in a process of its own with stock, ends it in several ways and measures how soon it
 * answers again, and whether everything is as it was. For one thread.
 */
public final class RecoveryStudy implements AutoCloseable {
  /** Facts that are on their way when a process is killed, for each task. */
  private static final int ON_THE_WAY = 50;

  /** Stores of a standby may be behind by the marks that end transactions. */
  private static final long CAUGHT_UP = 100;

  /** A count covers everything of its minute; what is booked later comes on top of it. */
  private static final Duration AFTER_COUNTS = Duration.ofMinutes(2);

  private static final int FILL_COMMIT_MILLIS = 1_000;
  private static final long LARGE = 50_000;

  private static final Duration LIMIT = Duration.ofMinutes(60);
  private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

  private final Deployment deployment;
  private final String heap;
  private final Path folder;
  private final BooleanSupplier stopped;
  private final Consumer<String> progress;
  private final EventLoad load;
  private final LogFeed feed;
  private final Answers answers = new Answers();
  private final Results results;
  private final int[] probes;
  private final List<String> probed = new ArrayList<>();
  private final long positions;
  private long units;
  private int asked;
  private Path home;
  private @Nullable ChildPlan active;
  private @Nullable ChildPlan standby;

  /**
   * @param deployment with its topics and schemas, and nothing else
   * @param heap of each process, as -Xmx has it
   * @param folder for stores and logs
   * @param stopped whether to give up
   * @param progress told what is done
   */
  public RecoveryStudy(
      Deployment deployment,
      LoadSettings settings,
      String heap,
      Path folder,
      BooleanSupplier stopped,
      Consumer<String> progress) {
    this.deployment = deployment;
    this.heap = heap;
    this.folder = folder;
    this.stopped = stopped;
    this.progress = progress;
    this.load = new EventLoad(settings);
    this.positions = (long) settings.skus() * settings.nodes();
    this.units = load.openingUnits();
    this.probes = onePerTask(load.skus(), deployment.partitions());
    for (int probe : probes) {
      probed.add(load.skus().get(probe));
    }
    this.home = folder.resolve("one");
    this.feed = new LogFeed(deployment, load);
    this.results =
        new Results(
            deployment,
            new RegistryValues(deployment.registryUrl(), deployment.prefix()),
            EnumSet.of(Topic.ASSIGNMENT, Topic.TASK),
            answers);
  }

  private static int[] onePerTask(List<String> skus, int tasks) {
    int[] probes = new int[tasks];
    Arrays.fill(probes, -1);
    for (int sku = skus.size() - 1; sku >= 0; sku--) {
      probes[SkuPartition.of(skus.get(sku), tasks)] = sku;
    }
    if (Arrays.stream(probes).anyMatch(sku -> sku < 0)) {
      throw new IllegalArgumentException(
          "a task has no SKU; take more than the " + skus.size() + " that there are");
    }
    return probes;
  }

  /** Tells Plan of all stock and waits until it is booked; returns the seconds that took. */
  public double fill() throws InterruptedException {
    long start = System.nanoTime();
    // Nobody waits for what is filled in, and a commit costs as much as some hundred facts.
    boolean large = positions > LARGE;
    ChildPlan plan = start(large ? deployment.committing(FILL_COMMIT_MILLIS) : deployment, home, 0);
    active = plan;
    feed.open();
    load.pass(AFTER_COUNTS);
    LoadEvent last = load.tick();
    feed.send(last);
    var unused = feed.flush();
    long tick = ((Tick) last.body()).getNo();
    long[] told = {System.nanoTime()};
    await(
        plan,
        "all stock to be booked",
        () -> {
          if (System.nanoTime() - told[0] > TOLD_EVERY.toNanos()) {
            told[0] = System.nanoTime();
            progress.accept(String.format(Locale.ROOT, "%,d facts booked", answers.applied()));
          }
          return answers.reached(tick, deployment.partitions());
        });
    double seconds = (System.nanoTime() - start) / 1e9;
    StockSum stock = plan.stock(probed);
    if (large) {
      plan.stop();
      ChildPlan usual = start(home, 0);
      active = usual;
      usual.awaitRunning(LIMIT);
    }
    if (stock.positions() != positions || stock.units() != units) {
      throw new IllegalStateException(
          "Plan holds " + stock + ", not " + positions + " positions with " + units + " units");
    }
    return seconds;
  }

  /** Ends the process that runs in one way and measures how it, or the next, comes back. */
  public Recovery measure(RecoveryKind kind) throws InterruptedException {
    ChildPlan running = ready(kind);
    StockSum before = running.stock(probed);
    long[] readBefore = {0, 0};
    if (standby != null) {
      before = before.plus(standby.stock(probed));
      readBefore = standby.restored();
    }
    long stopping = System.nanoTime();
    if (kind.kills()) {
      factsOnTheWay();
      stopping = System.nanoTime();
      running.kill();
    } else {
      running.stop();
    }
    double stopSeconds = (System.nanoTime() - stopping) / 1e9;
    if (kind == RecoveryKind.NO_STATE) {
      Directories.delete(home);
    }
    long zero = kind.kills() ? stopping : System.nanoTime();
    ChildPlan next = kind == RecoveryKind.STANDBY ? takesOver() : start(home, 0);
    active = next;
    double firstAnswer = since(zero, askAll(next, 1));
    double allAnswers = since(zero, awaitAnswers(next, asked));
    next.awaitRunning(LIMIT);
    StockSum after = next.stock(probed);
    long[] read = next.restored();
    boolean takenOver = kind == RecoveryKind.STANDBY;
    return new Recovery(
        kind,
        kind.kills() ? 0 : stopSeconds,
        since(zero, next.firstNanos("restoring")),
        since(zero, next.lastNanos("restored")),
        takenOver ? 0 : since(zero, next.firstNanos("running")),
        firstAnswer,
        allAnswers,
        read[0] - readBefore[0],
        read[1] - readBefore[1],
        right(before, after));
  }

  private boolean right(StockSum before, StockSum after) {
    results.drain();
    boolean right =
        after.positions() == positions
            && after.units() == units
            && after.unbalanced() == 0
            && after.check() == before.check()
            && answers.lines() == asked
            && answers.doubled() == 0;
    if (!right) {
      progress.accept(
          "WRONG: "
              + after
              + " after "
              + before
              + ", expected "
              + units
              + " units, "
              + asked
              + " lines assigned once, not "
              + answers.lines()
              + " and "
              + answers.doubled()
              + " of them more than once");
    }
    return right;
  }

  /** The process that is to end, with a standby beside it or without. */
  private ChildPlan ready(RecoveryKind kind) throws InterruptedException {
    ChildPlan running = running();
    if (kind != RecoveryKind.STANDBY || standby != null) {
      return running;
    }
    running.stop();
    ChildPlan first = start(home, 1);
    active = first;
    first.awaitRunning(LIMIT);
    standBy();
    return first;
  }

  /** Starts another process beside the one that runs and waits until it has everything. */
  private void standBy() throws InterruptedException {
    Path other = folder.resolve(home.endsWith("one") ? "other" : "one");
    Directories.delete(other);
    ChildPlan beside = start(other, 1);
    standby = beside;
    beside.awaitRunning(LIMIT);
    int stores = PlanStores.all().size() * deployment.partitions();
    await(
        beside,
        "the standby to catch up",
        () -> {
          long[] lag = beside.lag();
          return lag[0] >= stores && lag[1] <= CAUGHT_UP;
        });
    progress.accept("a standby has caught up");
  }

  private ChildPlan takesOver() {
    ChildPlan next = standby;
    if (next == null) {
      throw new IllegalStateException("there is no standby");
    }
    standby = null;
    home = folder.resolve(home.endsWith("one") ? "other" : "one");
    return next;
  }

  private ChildPlan running() {
    ChildPlan running = active;
    if (running == null) {
      throw new IllegalStateException("fill it first");
    }
    return running;
  }

  private ChildPlan start(Path stores, int standbys) {
    return start(deployment, stores, standbys);
  }

  private ChildPlan start(Deployment as, Path stores, int standbys) {
    try {
      Files.createDirectories(stores);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ChildPlan.start(as.in(stores), standbys, heap, folder.resolve("plan.log"));
  }

  /** Facts that are being booked when the process is killed; each must be booked once. */
  private void factsOnTheWay() throws InterruptedException {
    for (int i = 0; i < ON_THE_WAY; i++) {
      for (int probe : probes) {
        LoadEvent fact = load.adjustment(probe);
        units += ((Adjustment) fact.body()).getUnits();
        feed.send(fact);
      }
    }
    var unused = feed.flush();
    Thread.sleep(deployment.commitMillis() / 2);
  }

  /** Sends a new order line to each task; returns when so many have been answered. */
  private long askAll(ChildPlan plan, int first) throws InterruptedException {
    int before = asked;
    for (int probe : probes) {
      feed.send(load.order(probe));
      asked++;
    }
    var unused = feed.flush();
    return awaitAnswers(plan, before + first);
  }

  private long awaitAnswers(ChildPlan plan, int lines) throws InterruptedException {
    await(plan, "an answer to a new order line", () -> answers.lines() >= lines);
    return answers.lastNanos();
  }

  /** A condition that a look at another process may be part of. */
  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private void await(ChildPlan plan, String what, Condition condition) throws InterruptedException {
    long until = System.nanoTime() + LIMIT.toNanos();
    results.poll();
    while (!condition.holds()) {
      plan.check();
      if (stopped.getAsBoolean()) {
        throw new IllegalStateException("stopped before the end");
      }
      if (System.nanoTime() > until) {
        throw new IllegalStateException("waited " + LIMIT.toMinutes() + " minutes for " + what);
      }
      results.poll();
    }
  }

  private static double since(long zero, long nanos) {
    return nanos == 0 ? 0 : Math.max(0, nanos - zero) / 1e9;
  }

  @Override
  public void close() {
    for (ChildPlan plan : new ChildPlan[] {active, standby}) {
      if (plan != null) {
        plan.close();
      }
    }
    results.close();
    feed.close();
  }
}
