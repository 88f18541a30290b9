package org.echelon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.echelon.follow.FollowStudy;
import org.echelon.follow.Followed;
import org.echelon.replan.PriceMove;
import org.echelon.throughput.LoadSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how a running platform follows new prices, and what events feel meanwhile. */
@Command(
    name = "follow",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts a broker of its own and the platform but for its pricing job, fills it with stock,"
          + " sends events at half of the pace that it takes in, and publishes prices: those of one"
          + " node moved by 5%%, those of all by up to 20%%, and back again.",
      "It reads, read committed, when each proposal that the prices changed is there, when every"
          + " task tells that all its SKUs are brought up, when the first draft of a departure is"
          + " there, and how long order lines take to their assignments, quiet and meanwhile.",
      "Two million positions take some 12 GB: ECHELON_OPTS='-Xmx12g -XX:+UseSerialGC'.",
      "Exit codes: 0 measured, whatever the outcome; 1 SKUs were left at old prices; 2 usage."
    })
final class BenchFollow implements Callable<Integer> {
  private static final int COMMIT_MILLIS = 50;
  private static final int AHEAD_MINUTES = 5;
  private static final int LEFT = 1;

  private static final List<PriceMove> MOVES =
      List.of(
          new PriceMove("one-node", 0.05, false, true), new PriceMove("broad", 0.20, true, true));

  @Spec private CommandSpec spec;

  @Mixin private StockOptions stock = new StockOptions(10);

  @Option(
      names = "--repeats",
      defaultValue = "4",
      description = "Vectors measured of each move, there and back in turn (default: 4).")
  private int repeats;

  @Option(
      names = "--burst",
      defaultValue = "4000",
      paramLabel = "N",
      description =
          "Events sent at once, twice, to find the pace that is taken in (default:"
              + " ${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = "--per-second",
      paramLabel = "N",
      description = "Events a second (default: half of the pace found).")
  private @Nullable Double perSecond;

  @Option(
      names = "--quiet-seconds",
      defaultValue = "10",
      paramLabel = "SECONDS",
      description = "Length of the stretch without new prices before each move (default: 10).")
  private double quietSeconds;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws Exception {
    LoadSettings load = stock.load();
    if (repeats < 1 || burst < 100 || !(quietSeconds >= 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "--repeats is 1 or more, --burst 100 or more and --quiet-seconds 1 or more");
    }
    if (perSecond != null && !(perSecond >= 1)) {
      throw new ParameterException(spec.commandLine(), "--per-second is 1 or more");
    }
    Progress progress = new Progress();
    Machine machine = Machine.now();
    List<Followed> followed = new ArrayList<>();
    FollowReport report;
    try (StopSignal stop = new StopSignal();
        EmbeddedDeployment embedded =
            EmbeddedDeployment.start("follow", AHEAD_MINUTES, COMMIT_MILLIS, progress);
        FollowStudy study =
            new FollowStudy(
                embedded.deployment(), load, stop::given, text -> progress.phase("", "%s", text))) {
      study.open();
      progress.phase("filled", "%,d positions, first prices followed", load.positions());
      var unused = study.capacity(burst);
      double capacity = study.capacity(burst);
      double pace = perSecond != null ? perSecond : capacity / 2;
      progress.phase("pace", "%,.0f of %,.0f events a second", pace, capacity);
      study.busy(pace);
      study.quiet(quietSeconds, false);
      for (PriceMove move : MOVES) {
        for (int r = 0; r < repeats; r++) {
          study.quiet(quietSeconds, true);
          Followed one = study.measure(move, r % 2 == 1);
          followed.add(one);
          progress.phase(move.id(), "%,d proposals within %.2f s", one.changed(), one.all());
        }
      }
      report = new FollowReport(load, capacity, pace, followed, study.quiet(), study.busy());
    }
    report.print(spec.commandLine().getOut());
    json.write(() -> report.document(machine, repeats, quietSeconds));
    return followed.stream().allMatch(one -> one.left() == 0) ? 0 : LEFT;
  }
}
