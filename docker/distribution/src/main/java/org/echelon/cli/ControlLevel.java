package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fixes the order-up-to level of an item at a node. */
@Command(
    name = "level",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fixes the order-up-to level of an item at a node, in whole packs below it; it takes the"
          + " place of what the plan says, and of another override there.",
      "Waits until every Plan task obeys."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon control level sku:MUG-RED-11@FC-BOS1 80 --why \"fair next week\" --until 48h",
      "  ./echelon control clear sku:MUG-RED-11@FC-BOS1 override --why \"fair is over\"",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no network, 4 refused, 5 cannot reach broker or",
      "            registry, 7 waited too long."
    })
final class ControlLevel implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HaltOptions options;

  @Parameters(index = "1", paramLabel = "UNITS", description = "Base units, 0 or more.")
  private long units;

  @Mixin private UntilOption until;

  @Override
  public Integer call() throws InterruptedException {
    new LastingOrder(options, ControlFamily.OVERRIDE, spec.commandLine())
        .ofItem(true)
        .set(ControlAction.SET_LEVEL, until.until(), next -> next.setLevelUnits(units));
    return 0;
  }
}
