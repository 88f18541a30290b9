package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.echelon.console.Json;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.HealthView;
import org.echelon.console.view.HealthView.Health;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says in a sentence whether all is well, and what is not. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says in a sentence whether all is well, with the figures of the console's first page, the"
          + " tasks that somebody should look at, and the open alerts, worst first.",
      "Rates and refusals are of the last seconds and of the last 48 hours. From event to decision"
          + " is what was decided while it listened, for a second or, with --watch, a minute."
    },
    footer = {
      "",
      "Exit codes: 0 done, 3 no topics there, 5 cannot reach broker or registry, 6 critical or",
      "            frozen, or no task has reported for 30 s, 7 waited too long."
    })
final class StatusCommand implements Callable<Integer> {
  private static final int NOT_HEALTHY = 6;
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Set<Topic> TOPICS =
      EnumSet.of(
          Topic.POSITION,
          Topic.PRICE,
          Topic.NETWORK,
          Topic.ITEM,
          Topic.TRANSFER,
          Topic.PURCHASE,
          Topic.ASSIGNMENT,
          Topic.ACK,
          Topic.SHIPMENT,
          Topic.RECEIPT,
          Topic.TASK,
          Topic.TICK,
          Topic.CONTROL,
          Topic.ALERT,
          Topic.REFUSED,
          Topic.MEASURE,
          Topic.DECISION);

  /** How long events take to their decisions is heard as they are decided, not read afterwards. */
  private static final Set<Topic> LISTENED = EnumSet.of(Topic.DECISION);

  private static final Duration LISTENS = Duration.ofMillis(800);
  private static final long AT_WORK_MILLIS = 10_000;

  @Spec private CommandSpec spec;

  @Option(names = "--tasks", description = "Show every task, not only those in trouble.")
  private boolean tasks;

  @Option(names = "--watch", description = "Go on and print anew every five seconds.")
  private boolean watch;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long to read at most (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(
      names = "--json",
      description = "Print JSON, that of /api/v1/health; with --watch one object a line.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws InterruptedException {
    try (PublishedTables published =
        PublishedTables.read(options.deployment(), TOPICS, LISTENED, timeout)) {
      if (published.ask(StatusCommand::atWork)) {
        Thread.sleep(LISTENS.toMillis());
      }
      Health health = print(published);
      if (watch) {
        try (StopSignal stop = new StopSignal()) {
          while (!stop.await(PAUSE)) {
            health = print(published);
          }
        }
      }
      boolean bad = health.verdict().level().equals("CRITICAL") || StatusText.silent(health);
      return bad ? NOT_HEALTHY : 0;
    }
  }

  /** Whether any task has reported lately, so that there is something to listen to. */
  private static boolean atWork(ConsoleTables tables) {
    long silent = System.currentTimeMillis() - tables.tasks().lastReportMillis();
    return silent < AT_WORK_MILLIS;
  }

  private Health print(PublishedTables published) {
    long now = System.currentTimeMillis();
    Health health = published.ask(tables -> HealthView.of(tables, published.link(), now));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(health));
    } else {
      StatusText.lines(health, tasks).forEach(out::println);
    }
    out.flush();
    return health;
  }
}
