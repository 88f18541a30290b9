package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlFamily;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes back a mode, a cap or an override. */
@Command(
    name = "clear",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes back the mode, the cap or the override (level, quantity, block) of a scope.",
      "Waits until every Plan task obeys."
    },
    footer = {
      "",
      "Example:",
      "  ./echelon control clear lane:DC-EAST>FC-BOS1 mode --why \"the road is good\"",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 nothing to take back, or no network, 4 refused,",
      "            5 cannot reach broker or registry, 7 waited too long."
    })
final class ControlClear implements Callable<Integer> {
  /** What can be taken back. */
  enum What {
    MODE,
    CAP,
    OVERRIDE
  }

  @Spec private CommandSpec spec;

  @Mixin private HaltOptions options;

  @Parameters(
      index = "1",
      paramLabel = "WHAT",
      description = "One of ${COMPLETION-CANDIDATES}, in any case.")
  private What what;

  @Override
  public Integer call() throws InterruptedException {
    new LastingOrder(options, ControlFamily.valueOf(what.name()), spec.commandLine()).clear();
    return 0;
  }
}
