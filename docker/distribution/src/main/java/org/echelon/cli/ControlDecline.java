package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drops a held line. */
@Command(
    name = "decline",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Drops a line that waits for a person; it is not held again for the same departure.",
      "Waits until it has lapsed."
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no such line, 4 refused, 5 cannot reach broker or",
      "            registry, 7 nothing has come of it in time."
    })
final class ControlDecline implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ID", description = "Id of the held decision.")
  private String id;

  @Mixin private ReasonOptions options;

  @Override
  public Integer call() throws InterruptedException {
    new ApprovalOrder(options, ControlAction.DECLINE, id, spec.commandLine()).give(null);
    return 0;
  }
}
