package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lifts a freeze. */
@Command(
    name = "unfreeze",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lifts the freeze of a scope; wider and narrower ones stay in force.",
      "Orders and cancellations that waited are sent at once, departures with the next ask.",
      "What a fault froze, an alert INVARIANT_BROKEN tells so, is lifted with --fault only."
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 nothing to lift, 4 refused, 5 cannot reach broker",
      "            or registry, 7 waited too long."
    })
final class ControlUnfreeze implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HaltOptions options;

  @Option(
      names = "--fault",
      description =
          "Lift what a fault froze and no person, of sku:S; needs --yes where nobody is at a"
              + " terminal. A freeze that a person ordered for the item is lifted too.")
  private boolean fault;

  @Override
  public Integer call() throws InterruptedException {
    new HaltOrder(options, ControlAction.UNFREEZE, fault, spec.commandLine()).lift();
    return 0;
  }
}
