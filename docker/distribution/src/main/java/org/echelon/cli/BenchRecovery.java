package org.echelon.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.echelon.recovery.Recovery;
import org.echelon.recovery.RecoveryKind;
import org.echelon.recovery.RecoveryStudy;
import org.echelon.throughput.LoadSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how soon Plan answers again after it was stopped or killed. */
@Command(
    name = "recovery",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts a broker of its own and Plan in a process beside it, fills Plan with stock, and"
          + " measures how soon it runs and answers new order lines, read committed: after an"
          + " orderly stop, after one with its stores deleted, after SIGKILL while facts are being"
          + " booked, and where a standby takes over from a killed process.",
      "After each it looks whether all stock is what it was, every fact was booked once and every"
          + " line assigned once.",
      "Two million positions take some 15 GB of memory and 10 GB of disk.",
      "Exit codes: 0 measured, whatever the outcome; 1 something was lost or doubled; 2 usage."
    })
final class BenchRecovery implements Callable<Integer> {
  private static final int COMMIT_MILLIS = 50;
  private static final int AHEAD_MINUTES = 5;
  private static final int WRONG = 1;

  private static final int MEGABYTES_AT_LEAST = 512;
  private static final int POSITIONS_PER_MEGABYTE = 400;

  @Spec private CommandSpec spec;

  @Mixin private StockOptions stock = new StockOptions(28);

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      description = "Which of clean, no-state, killed, standby (default: all).")
  private @Nullable List<String> kinds;

  @Option(
      names = "--repeats",
      defaultValue = "3",
      description = "Repeats of each (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Heap of each process of Plan, as -Xmx has it (default: by the positions).")
  private @Nullable String heap;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws Exception {
    LoadSettings load = stock.load();
    if (repeats < 1) {
      throw new ParameterException(spec.commandLine(), "--repeats is 1 or more");
    }
    Set<RecoveryKind> asked = asked();
    Progress progress = new Progress();
    Machine machine = Machine.now();
    List<Recovery> all = new ArrayList<>();
    double fillSeconds;
    try (StopSignal stop = new StopSignal();
        EmbeddedDeployment embedded =
            EmbeddedDeployment.start("recovery", AHEAD_MINUTES, COMMIT_MILLIS, progress);
        RecoveryStudy study =
            new RecoveryStudy(
                embedded.deployment(),
                load,
                heap(load),
                embedded.deployment().stateDir(),
                stop::given,
                text -> progress.phase("", "%s", text))) {
      fillSeconds = study.fill();
      progress.phase("filled", "%,d positions", load.positions());
      for (RecoveryKind kind : asked) {
        for (int r = 1; r <= repeats; r++) {
          Recovery recovery = study.measure(kind);
          all.add(recovery);
          progress.phase(kind.id(), "answers after %.2f s", recovery.allAnswersAt());
        }
      }
    }
    RecoveryReport report = new RecoveryReport(load, fillSeconds, all);
    report.print(spec.commandLine().getOut());
    json.write(() -> report.document(machine, repeats, heap(load)));
    return all.stream().allMatch(Recovery::right) ? 0 : WRONG;
  }

  private String heap(LoadSettings load) {
    return heap != null
        ? heap
        : MEGABYTES_AT_LEAST + load.positions() / POSITIONS_PER_MEGABYTE + "m";
  }

  private Set<RecoveryKind> asked() {
    if (kinds == null) {
      return EnumSet.allOf(RecoveryKind.class);
    }
    Set<RecoveryKind> asked = EnumSet.noneOf(RecoveryKind.class);
    for (String name : kinds) {
      asked.add(
          EnumSet.allOf(RecoveryKind.class).stream()
              .filter(kind -> kind.id().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "--kinds are clean, no-state, killed and standby, not " + name)));
    }
    return asked;
  }
}
