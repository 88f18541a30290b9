package org.echelon.watch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.follow.FollowStudy;
import org.echelon.producers.run.Results;
import org.echelon.state.Position;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;

/**
 * Fills a deployment with stock, commands and decisions by the platform itself, shows it on a
 * console in a process of its own, lets positions change, and measures what the console takes and
 * how fast it is. For one thread.
 */
public final class ConsoleStudy {
  /** The time on a core is taken so often, without and with pages open in turn. */
  private static final int REPEATS = 3;

  private static final int WARM_UP_ROUNDS = 4;
  private static final int DEAREST = 5;
  private static final long LOOK_MILLIS = 20;
  private static final Pattern OPEN = Pattern.compile("\"counts\":\\{\"open\":(\\d+)");

  /** How the console came up. */
  private record Start(double firstWordSeconds, double filledSeconds, long heapBytes) {}

  private final Deployment deployment;
  private final WatchSettings settings;
  private final Path log;
  private final BooleanSupplier stopped;
  private final Consumer<String> progress;
  private final Map<String, Position> positions = new HashMap<>();
  private final StreamedTicks ticks = new StreamedTicks();
  private Tick tick = new Tick("", 0L, Instant.EPOCH);

  /**
   * @param deployment with its topics and schemas, and nothing else
   * @param log takes what the console says
   * @param stopped whether to give up
   * @param progress told what is done
   */
  public ConsoleStudy(
      Deployment deployment,
      WatchSettings settings,
      Path log,
      BooleanSupplier stopped,
      Consumer<String> progress) {
    this.deployment = deployment;
    this.settings = settings;
    this.log = log;
    this.stopped = stopped;
    this.progress = progress;
  }

  /** Lets the platform take in all stock and the events, and ends it; its topics stay. */
  public void fill() throws InterruptedException {
    try (FollowStudy platform = new FollowStudy(deployment, settings.load(), stopped, progress)) {
      platform.open();
      var unused = platform.capacity(settings.events());
    }
    try (Results results =
        new Results(
            deployment,
            new RegistryValues(deployment.registryUrl(), deployment.prefix()),
            EnumSet.of(Topic.POSITION, Topic.TICK),
            (topic, key, record) -> keep(record))) {
      results.drain();
    }
    long pairs = positions.values().stream().mapToLong(p -> p.getNodes().size()).sum();
    if (pairs != settings.load().positions()) {
      throw new IllegalStateException(
          "Plan told of " + pairs + " pairs, not of " + settings.load().positions());
    }
  }

  private void keep(SpecificRecord record) {
    if (record instanceof Position position) {
      positions.put(position.getSku(), position);
    } else if (record instanceof Tick told && told.getNo() > tick.getNo()) {
      tick = told;
    }
  }

  /** Starts the console and measures it. */
  public Watched measure() throws InterruptedException {
    long start = System.nanoTime();
    try (ChildConsole console = ChildConsole.start(deployment, log)) {
      URI address = console.address();
      ConsoleClient client = new ConsoleClient(address);
      progress.accept("console at " + address);
      final double firstWord = (System.nanoTime() - start) / 1e9;
      while (!console.filled()) {
        checkStopped();
        Thread.sleep(LOOK_MILLIS);
      }
      final double filled = (System.nanoTime() - start) / 1e9;
      progress.accept(String.format(Locale.ROOT, "tables full after %.1f s", filled));
      Start started = new Start(firstWord, filled, console.heapBytes());
      List<Position> all = new ArrayList<>(positions.values());
      all.sort(Comparator.comparing(Position::getSku));
      // The last one is left to the records that are told apart.
      Position marked = all.remove(all.size() - 1);
      try (MovingPositions moving =
          new MovingPositions(
              deployment,
              all,
              tick,
              settings.perSecond(),
              settings.load().seed(),
              ticks::sending)) {
        return watched(console, client, moving, marked, started);
      }
    }
  }

  private Watched watched(
      ChildConsole console,
      ConsoleClient client,
      MovingPositions moving,
      Position marked,
      Start start)
      throws InterruptedException {
    long began = System.nanoTime();
    List<WatchedPage> pages = WatchedPage.all(marked.getSku(), marked.getNodes().get(0).getNode());
    List<Watched.PageTimes> times = pageTimes(client, pages);
    List<WatchedPage> open = dearest(pages, times);
    CoreShares shares = new CoreShares(console, client, open, this::sleep);
    for (int r = 0; r < REPEATS; r++) {
      shares.round(settings.seconds() / REPEATS);
      moving.check();
    }
    progress.accept("time on a core taken " + REPEATS + " times, without and with pages open");
    List<LivePage> watching = CoreShares.open(client, open);
    watching.add(
        new LivePage(client, new WatchedPage("", List.of()), WatchedPage.redrawMillis(), ticks));
    try (MarkedRecords records =
        new MarkedRecords(
            deployment, client, marked, WatchedPage.redrawMillis(), settings.load().seed())) {
      for (int i = 0; i < settings.requests(); i++) {
        checkStopped();
        watching.forEach(LivePage::check);
        moving.check();
        records.next();
      }
      return new Watched(
          openCommands(client),
          start.firstWordSeconds(),
          start.filledSeconds(),
          start.heapBytes(),
          times,
          records.toAnswer(),
          ticks.delay(),
          records.toPage(),
          shares.quiet(),
          shares.watched(),
          shares.readers(),
          shares.drawnPerSecond(),
          moving.sent() / ((System.nanoTime() - began) / 1e9));
    } finally {
      CoreShares.close(watching);
    }
  }

  private List<Watched.PageTimes> pageTimes(ConsoleClient client, List<WatchedPage> pages)
      throws InterruptedException {
    PageRounds unmeasured = new PageRounds(client, pages);
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      unmeasured.round();
    }
    PageRounds rounds = new PageRounds(client, pages);
    for (int i = 0; i < settings.requests(); i++) {
      checkStopped();
      rounds.round();
    }
    progress.accept("asked for every page " + settings.requests() + " times");
    return rounds.times();
  }

  /** One of the pages that cost most for each browser, the dearest first. */
  private List<WatchedPage> dearest(List<WatchedPage> pages, List<Watched.PageTimes> times) {
    List<WatchedPage> open = new ArrayList<>();
    for (int b = 0; b < settings.browsers(); b++) {
      String name = times.get(b % DEAREST).page();
      pages.stream().filter(page -> page.name().equals(name)).forEach(open::add);
    }
    return open;
  }

  private static long openCommands(ConsoleClient client) throws InterruptedException {
    byte[] answer = client.get("commands?limit=1").body();
    Matcher open = OPEN.matcher(new String(answer, StandardCharsets.UTF_8));
    return open.find() ? Long.parseLong(open.group(1)) : 0;
  }

  private void sleep(double seconds) throws InterruptedException {
    long until = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < until) {
      checkStopped();
      Thread.sleep(Math.min(LOOK_MILLIS * 5, Math.max(1, (until - System.nanoTime()) / 1_000_000)));
    }
  }

  private void checkStopped() {
    if (stopped.getAsBoolean()) {
      throw new IllegalStateException("stopped before the end");
    }
  }
}
