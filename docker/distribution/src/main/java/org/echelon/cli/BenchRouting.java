package org.echelon.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.echelon.measure.KernelWork;
import org.echelon.simulation.routing.RoutingComparison;
import org.echelon.simulation.routing.RoutingContender;
import org.echelon.simulation.routing.RoutingEffort;
import org.echelon.simulation.routing.RoutingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Routes orders of several items by several policies, beside a clairvoyant bound. */
@Command(
    name = "routing",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Routes the same orders of one to five items from stock that is not refilled, by several"
          + " policies: 20 facilities, 100 zones, three speeds and cut-offs, drawn by a published"
          + " generator. Beside them a bound that none can undercut with all orders known.",
      "Share of the gap closed: (myopic - policy) / (myopic - bound). Intervals are of 95 percent, over seeds.",
      "The live router is timed on its own network of 28 nodes and 24 classes (P7).",
      "Exit codes: 0 measured, whatever the outcome; 2 usage."
    })
final class BenchRouting implements Callable<Integer> {
  private static final int KERNEL_ITEMS = 500;
  private static final int KERNEL_ORDERS = 20_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seeds",
      defaultValue = "5",
      paramLabel = "N",
      description = "Worlds, of the seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--days",
      defaultValue = "14",
      paramLabel = "N",
      description = "Days of the horizon (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--orders-per-day",
      defaultValue = "800",
      paramLabel = "N",
      description = "Mean orders of a day (default: ${DEFAULT-VALUE}).")
  private int ordersPerDay;

  @Option(
      names = "--slight",
      description = "Search a little only, to try the command; goals are then not told.")
  private boolean slight;

  @Option(
      names = "--daily-rounding",
      description = {
        "Also solve the program of Jasin and Sinha anew each day; takes longer than all the rest."
      })
  private boolean dailyRounding;

  @Option(
      names = "--parallel",
      defaultValue = "1",
      paramLabel = "N",
      description = "Worlds at once; decisions are timed with one (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    if (seeds < 1 || days < 1 || ordersPerDay < 1 || parallel < 1) {
      throw new ParameterException(
          spec.commandLine(), "--seeds, --days, --orders-per-day and --parallel are 1 or more");
    }
    Progress progress = new Progress();
    RoutingSettings settings = RoutingSettings.published().lasting(days, ordersPerDay);
    RoutingReport report =
        new RoutingReport(settings, slight, compare(settings, progress), router(progress));
    report.print(new ReportText(spec.commandLine().getOut()));
    json.write(report::document);
    return 0;
  }

  private RoutingComparison compare(RoutingSettings settings, Progress progress) {
    RoutingEffort effort = slight ? RoutingEffort.slight() : RoutingEffort.published();
    Set<RoutingContender> contenders = EnumSet.allOf(RoutingContender.class);
    if (!dailyRounding) {
      contenders.remove(RoutingContender.JASIN_SINHA_DAILY);
    }
    List<RoutingComparison.Trial> trials = Collections.synchronizedList(new ArrayList<>());
    List<Runnable> work = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      long one = seed;
      work.add(
          () -> {
            trials.add(
                RoutingComparison.trial(settings, one, effort, contenders, System::nanoTime));
            progress.phase("routed", "world %d", one);
          });
    }
    ParallelRuns.all(work, parallel);
    trials.sort(Comparator.comparingLong(RoutingComparison.Trial::seed));
    return new RoutingComparison(trials);
  }

  private Stopwatch.Figure router(Progress progress) {
    KernelWork work = new KernelWork(KERNEL_ITEMS, 1);
    Stopwatch watch = slight ? new Stopwatch(1, 0.1, 0.1) : new Stopwatch(9, 0.5, 2.5);
    Stopwatch.Figure figure =
        watch.single("live router, p99", "ns per line", 0.99, KERNEL_ORDERS, work::route);
    progress.phase("timed", "the live router");
    return figure;
  }
}
