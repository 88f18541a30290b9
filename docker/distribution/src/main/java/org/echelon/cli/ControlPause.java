package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops transfers and purchases of a scope. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Stops new transfers and purchases in a scope; customers' orders go on being served.",
      "Waits until every Plan task obeys."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon control pause \"lane:DC-EAST>FC-BOS1\" --why \"road is shut\" --until 2d",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no network, 4 refused, 5 cannot reach broker or",
      "            registry, 7 waited too long."
    })
final class ControlPause implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HaltOptions options;

  @Mixin private UntilOption until;

  @Override
  public Integer call() throws InterruptedException {
    new HaltOrder(options, ControlAction.PAUSE, spec.commandLine()).stop(until.until());
    return 0;
  }
}
