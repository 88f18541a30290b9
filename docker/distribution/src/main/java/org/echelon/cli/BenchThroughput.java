package org.echelon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.echelon.throughput.LoadSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what Plan takes in beside what a broker and Kafka Streams can at most. */
@Command(
    name = "throughput",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts a broker of its own and lets Plan work off a backlog of orders, receipts and"
          + " adjustments; beside it, in turn and at the same settings, a bare pass-through and a"
          + " bare Kafka Streams topology that reads and writes a value of the same size for each"
          + " record. Then sends events into Plan's log and through intake, at half of what each"
          + " of the two ways takes in, and measures how long each event takes to its assignment"
          + " and position.",
      "Figures are medians of repeats, with the lowest and the highest beside them.",
      "Exit codes: 0 measured, whatever the outcome; 2 usage."
    })
final class BenchThroughput implements Callable<Integer> {
  private static final int AHEAD_MINUTES = 5;

  @Spec private CommandSpec spec;

  @Option(
      names = "--events",
      defaultValue = "40000",
      paramLabel = "N",
      description = "Events of Plan's backlog; a quarter warms up (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--skus",
      defaultValue = "500",
      paramLabel = "N",
      description = "SKUs, each stocked at all nodes (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(
      names = "--nodes",
      defaultValue = "28",
      split = ",",
      paramLabel = "N",
      description = "Nodes that hold stock, one network each (default: ${DEFAULT-VALUE}).")
  private List<Integer> nodes;

  @Option(
      names = "--repeats",
      defaultValue = "3",
      description = "Repeats of each measurement, after one that warms up (default: 3).")
  private int repeats;

  @Option(
      names = "--paced-seconds",
      defaultValue = "8",
      paramLabel = "SECONDS",
      description = "Length of each stretch at half load; 0 for none (default: ${DEFAULT-VALUE}).")
  private double pacedSeconds;

  @Option(
      names = "--partitions",
      defaultValue = "4",
      paramLabel = "N",
      description = "Tasks of Plan and of the bare topology (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--threads",
      defaultValue = "2",
      paramLabel = "N",
      description = "Stream threads that share the tasks (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--commit-millis",
      defaultValue = "50",
      paramLabel = "N",
      description = "Milliseconds from one commit to the next (default: ${DEFAULT-VALUE}).")
  private int commitMillis;

  @Option(
      names = "--skew",
      description = "One SKU has a tenth of all events, the others follow Zipf's law.")
  private boolean skew;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed that events are drawn from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws Exception {
    if (events < 100 || skus < 2 || repeats < 1 || !(pacedSeconds >= 0)) {
      throw new ParameterException(
          spec.commandLine(),
          "--events is 100 or more, --skus 2 or more, --repeats 1 or more and --paced-seconds 0 or"
              + " more");
    }
    if (nodes.stream().anyMatch(n -> n < 2)) {
      throw new ParameterException(spec.commandLine(), "--nodes are 2 or more each");
    }
    if (partitions < 1 || threads < 1 || commitMillis < 1) {
      throw new ParameterException(
          spec.commandLine(), "--partitions, --threads and --commit-millis are 1 or more");
    }
    Progress progress = new Progress();
    Machine machine = Machine.now();
    List<ThroughputFigures> figures = new ArrayList<>();
    try (StopSignal stop = new StopSignal();
        EmbeddedDeployment embedded =
            EmbeddedDeployment.start(
                "throughput", AHEAD_MINUTES, commitMillis, partitions, threads, progress);
        ThroughputRuns runs =
            new ThroughputRuns(embedded.deployment(), stop, progress, repeats, pacedSeconds)) {
      for (int stocked : nodes) {
        figures.add(runs.of(new LoadSettings(skus, stocked, events, skew, seed)));
      }
    }
    ThroughputReport report =
        new ThroughputReport(
            figures, new ThroughputReport.Split(partitions, threads, commitMillis));
    report.print(spec.commandLine().getOut());
    json.write(() -> report.document(machine, repeats, pacedSeconds));
    return 0;
  }
}
