package org.echelon.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes a switch back. */
@Command(
    name = "revert",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes the switch of a region back, or the one of all; other switches stay in force.",
      "Plans go on with those that were left when the region was switched."
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 nothing to take back, 4 refused, 5 cannot reach",
      "            broker or registry, 7 waited too long."
    })
final class RegionsRevert implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RegionOrder order;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (RegionDesk desk = new RegionDesk(order.deployment(), false)) {
      if (desk.inForce(order.scope()).isEmpty()) {
        throw new CommandFailure(
            CommandFailure.NOT_FOUND,
            "nobody has switched "
                + order.words()
                + " by an order of its own; see ./echelon regions show");
      }
      order.send(desk, order.next(desk, ControlAction.REVERT), out);
    }
    return 0;
  }
}
