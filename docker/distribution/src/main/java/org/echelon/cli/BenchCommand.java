package org.echelon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures the parts of Echelon against rivals. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures parts of Echelon against rivals, side by side.",
    subcommands = {
      BenchBuying.class,
      BenchConsole.class,
      BenchEvidence.class,
      BenchFollow.class,
      BenchForecast.class,
      BenchGym.class,
      BenchKernel.class,
      BenchLab.class,
      BenchLeadTimes.class,
      BenchPricing.class,
      BenchRecovery.class,
      BenchReplan.class,
      BenchRouting.class,
      BenchThroughput.class
    })
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
