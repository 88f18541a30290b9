package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.throughput.LoadSettings;
import org.echelon.watch.ConsoleStudy;
import org.echelon.watch.WatchSettings;
import org.echelon.watch.Watched;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast the console is, and what it costs to keep its pages open. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts a broker of its own, lets the platform take in stock, orders and prices and ends it,"
          + " and shows the deployment on a console in a process beside it while positions change.",
      "It measures how soon the console's tables are full, how long every page's questions take,"
          + " how late a change is seen, and what share of a core the console takes with nobody"
          + " watching and with pages open that do what a page in a browser does.",
      "Exit codes: 0 measured, whatever the outcome; 1 failed; 2 usage."
    })
final class BenchConsole implements Callable<Integer> {
  private static final int COMMIT_MILLIS = 50;
  private static final int AHEAD_MINUTES = 5;
  private static final int FEWEST_SKUS = 50;

  /** Stock for so many orders of each SKU: enough at some nodes, too little at others. */
  private static final int ORDERS_PER_SKU = 10;

  private static final int PAIRS_PER_EVENT = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--pairs",
      defaultValue = "100000",
      paramLabel = "N",
      description = "Pairs of SKU and node (default: ${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--nodes",
      defaultValue = "10",
      paramLabel = "N",
      description = "Nodes that hold stock of every SKU (default: ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--browsers",
      defaultValue = "5",
      paramLabel = "N",
      description =
          "Pages open at once, one after the other of the five that cost most (default:"
              + " ${DEFAULT-VALUE}).")
  private int browsers;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      paramLabel = "N",
      description =
          "How long the share of a core is taken with pages open, and as long without (default:"
              + " ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--per-second",
      defaultValue = "200",
      paramLabel = "N",
      description = "Positions, of all nodes of a SKU, that change a second (default: 200).")
  private double perSecond;

  @Option(
      names = "--requests",
      defaultValue = "40",
      paramLabel = "N",
      description =
          "Times that each question is asked, and changes whose delay is taken (default:"
              + " ${DEFAULT-VALUE}).")
  private int requests;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws Exception {
    WatchSettings settings = settings();
    Progress progress = new Progress();
    Machine machine = Machine.now();
    Watched watched;
    try (StopSignal stop = new StopSignal();
        EmbeddedDeployment embedded =
            EmbeddedDeployment.start("console", AHEAD_MINUTES, COMMIT_MILLIS, progress)) {
      ConsoleStudy study =
          new ConsoleStudy(
              embedded.deployment(),
              settings,
              embedded.deployment().stateDir().resolveSibling("console.log"),
              stop::given,
              text -> progress.phase("", "%s", text));
      study.fill();
      progress.phase("filled", "%,d pairs", settings.load().positions());
      watched = study.measure();
    }
    ConsoleReport report = new ConsoleReport(settings, watched);
    report.print(spec.commandLine().getOut());
    json.write(() -> report.document(machine));
    return 0;
  }

  private WatchSettings settings() {
    if (nodes < 2 || pairs / Math.max(1, nodes) < FEWEST_SKUS) {
      throw new ParameterException(
          spec.commandLine(),
          "--nodes is 2 or more, and --pairs " + FEWEST_SKUS + " or more for each of them");
    }
    if (browsers < 1 || requests < 1 || !(seconds >= 1) || !(perSecond > 0)) {
      throw new ParameterException(
          spec.commandLine(),
          "--browsers, --requests and --seconds are 1 or more, --per-second is above 0");
    }
    int skus = pairs / nodes;
    return new WatchSettings(
        new LoadSettings(skus, nodes, ORDERS_PER_SKU * skus, false, seed),
        Math.max(FEWEST_SKUS, pairs / PAIRS_PER_EVENT),
        browsers,
        seconds,
        perSecond,
        requests);
  }
}
