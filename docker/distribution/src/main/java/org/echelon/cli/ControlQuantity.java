package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fixes what an item takes next at a node. */
@Command(
    name = "quantity",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fixes what an item takes once at a node: with its next command or, where that is cut, with"
          + " the ones after it. It takes the place of another override there.",
      "Waits until every Plan task obeys."
    },
    footer = {
      "",
      "Example:",
      "  ./echelon control quantity sku:MUG-RED-11@FC-BOS1 48 --why \"for the fair\"",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no network, 4 refused, 5 cannot reach broker or",
      "            registry, 7 waited too long."
    })
final class ControlQuantity implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HaltOptions options;

  @Parameters(index = "1", paramLabel = "UNITS", description = "Base units, 0 or more.")
  private long units;

  @Mixin private UntilOption until;

  @Override
  public Integer call() throws InterruptedException {
    new LastingOrder(options, ControlFamily.OVERRIDE, spec.commandLine())
        .ofItem(true)
        .set(ControlAction.SET_QUANTITY, until.until(), next -> next.setUnits(units));
    return 0;
  }
}
