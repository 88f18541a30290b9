package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets nothing more of an item come. */
@Command(
    name = "block",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lets nothing more of an item come to a node, or to any: no transfer, no purchase. What is"
          + " there is sold. It takes the place of another override there.",
      "Waits until every Plan task obeys."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon control block sku:MUG-RED-11@FC-BOS1 --why \"no room for glass\"",
      "  ./echelon control clear sku:MUG-RED-11@FC-BOS1 override --why \"room again\"",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no network, 4 refused, 5 cannot reach broker or",
      "            registry, 7 waited too long."
    })
final class ControlBlock implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HaltOptions options;

  @Mixin private UntilOption until;

  @Override
  public Integer call() throws InterruptedException {
    new LastingOrder(options, ControlFamily.OVERRIDE, spec.commandLine())
        .ofItem(false)
        .set(ControlAction.BLOCK, until.until(), next -> next);
    return 0;
  }
}
