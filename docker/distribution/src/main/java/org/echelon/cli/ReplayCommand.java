package org.echelon.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.event.Forecast;
import org.echelon.job.Platform;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.orders.Excerpt;
import org.echelon.producers.run.Replay;
import org.echelon.producers.run.ReplaySettings;
import org.echelon.producers.run.ReplaySummary;
import org.echelon.producers.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Pushes a file of real orders through intake and ledger and accounts for every row. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Pushes a file of orders through intake and ledger, every row accounted for.",
      "Starts a broker, a registry and the applications of its own and ends them. All lanes are"
          + " shadows and there is no stock: order lines are booked and wait.",
      "Exit codes: 0 every row accounted for and every unit balanced, 1 not."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration NEVER = Duration.ofDays(36_500);
  private static final Duration WINDOW = Duration.ofDays(2);
  private static final int AHEAD_MINUTES = 5;

  /** Rarely: whoever replays waits for the end, not for a row. */
  private static final int COMMIT_MILLIS = 200;

  private static final long SECOND = 1_000_000_000L;

  /** Gates tell of each departure that a window passes over; here that is no news. */
  private static final String GATES = "org.echelon.processor.gate.GateProcessor";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SET", description = "retail or iowa.")
  private String set;

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "The orders, .csv or .csv.gz; stores, zones and products lie beside them.")
  private Path file;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "First day, for instance 2018-03-01.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last day.")
  private LocalDate to;

  @Option(
      names = "--speed",
      defaultValue = "max",
      description = "max, or times real time such as 600x (default: ${DEFAULT-VALUE}).")
  private String speed;

  @Option(
      names = "--skus",
      paramLabel = "N",
      description = "Only the N items that sell most in the first 60 days.")
  private Integer skus;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of all chance (default: 1).")
  private long seed;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = "-",
      description = "Write the account as JSON to a file, or to standard output.")
  private String json;

  @Override
  public Integer call() throws Exception {
    double times = times();
    Configurator.setLevel(GATES, Level.ERROR);
    if (set.equals(Worlds.GENERATED) || set.equals(Worlds.EMPTY)) {
      throw new IllegalArgumentException(
          set + " is not replayed from a file; choose retail or iowa");
    }
    Worlds.named(set, file);
    Progress progress = new Progress();
    progress.phase("read", "%s, first reading", file.getFileName());
    World world = Worlds.replaying(file, seed);
    Predicate<String> chosen = chosen(world);
    // Ticks go ahead of the facts; nothing may lie ahead of them.
    try (StopSignal stop = new StopSignal();
        EmbeddedDeployment embedded =
            EmbeddedDeployment.start("replay", AHEAD_MINUTES, COMMIT_MILLIS, progress);
        Platform platform =
            Platform.start(
                embedded.deployment(), new PricingSettings(NEVER, PricingOptions.RESPONSIVE))) {
      platform.awaitRunning(START_LIMIT);
      progress.phase("app", "%d plan tasks running", embedded.deployment().partitions());
      ReplaySettings settings = new ReplaySettings(WINDOW, times, chosen);
      try (Replay replay = replay(embedded.deployment(), world, settings)) {
        return run(replay, progress, stop);
      }
    }
  }

  private Replay replay(Deployment deployment, World world, ReplaySettings settings) {
    Instant first = from == null ? Instant.MIN : from.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end =
        to == null ? Instant.MAX : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Excerpt orders = new Excerpt(world.orders(), first, end, settings.skus());
    while (orders.nextAt().filter(first::isAfter).isPresent()) {
      Instant next = orders.nextAt().get().plus(WINDOW);
      orders.until(next.isBefore(first) ? next : first.minusMillis(1));
    }
    return new Replay(
        deployment,
        world,
        orders,
        settings,
        () -> new RegistryValues(deployment.registryUrl(), deployment.prefix()));
  }

  private int run(Replay replay, Progress progress, StopSignal stop) throws Exception {
    replay.open();
    progress.phase("open", "network with shadow lanes sent");
    long shown = System.nanoTime();
    while (!stop.given() && replay.step()) {
      if (System.nanoTime() - shown > 5 * SECOND) {
        shown = System.nanoTime();
        ReplaySummary summary = replay.summary();
        progress.phase(
            "fed",
            "%,d rows, %,.0f a second, to %s",
            summary.records(),
            summary.rowsPerSecond(),
            summary.to());
      }
    }
    replay.finish();
    ReplaySummary summary = replay.summary();
    progress.phase("done", "%s", text(summary));
    write(summary);
    return summary.sound() ? 0 : 1;
  }

  private void write(ReplaySummary summary) throws IOException {
    if (json == null) {
      spec.commandLine().getOut().println(text(summary));
      return;
    }
    String text =
        new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .writeValueAsString(summary);
    if (json.equals("-")) {
      spec.commandLine().getOut().println(text);
    } else {
      Files.writeString(Path.of(json), text + "\n");
    }
  }

  private static String text(ReplaySummary s) {
    return String.format(
        Locale.ROOT,
        "%,d rows read = %,d applied + %,d duplicate + %,d stale + %,d refused %s; %d units"
            + " unbalanced; %.1f s, %,.0f rows a second",
        s.records(),
        s.applied(),
        s.duplicate(),
        s.stale(),
        s.refused(),
        s.refusedByReason(),
        s.unitsUnbalanced(),
        s.seconds(),
        s.rowsPerSecond());
  }

  /** Virtual time over wall time; 0 for as fast as it goes. */
  private double times() {
    if (speed.equals("max")) {
      return 0;
    }
    if (!speed.matches("[0-9]+(\\.[0-9]+)?x") || speed.matches("[0.]+x")) {
      throw new IllegalArgumentException(
          "'" + speed + "' is not a speed; write max or for instance 600x");
    }
    return Double.parseDouble(speed.substring(0, speed.length() - 1));
  }

  private Predicate<String> chosen(World world) {
    if (skus == null) {
      return sku -> true;
    }
    Set<String> best =
        world.forecasts().stream()
            .sorted(
                Comparator.comparing((Forecast f) -> -f.getWeekUnits().get(0))
                    .thenComparing(Forecast::getSku))
            .limit(skus)
            .map(Forecast::getSku)
            .collect(Collectors.toSet());
    return best::contains;
  }
}
