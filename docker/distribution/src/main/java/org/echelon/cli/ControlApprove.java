package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a held line go. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lets a line that waits for a person go: its gate is asked at once, and what is still wanted,"
          + " free and has room becomes a command. ./echelon commands --held lists such lines.",
      "Waits until it is a command, or has lapsed."
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no such line, 4 refused, 5 cannot reach broker or",
      "            registry, 7 nothing has come of it in time."
    })
final class ControlApprove implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ID", description = "Id of the held decision.")
  private String id;

  @Option(names = "--units", paramLabel = "N", description = "Not all: at most so many base units.")
  private @Nullable Long units;

  @Mixin private ReasonOptions options;

  @Override
  public Integer call() throws InterruptedException {
    new ApprovalOrder(options, ControlAction.APPROVE, id, spec.commandLine()).give(units);
    return 0;
  }
}
