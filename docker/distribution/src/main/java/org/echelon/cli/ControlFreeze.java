package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops every command of a scope. */
@Command(
    name = "freeze",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Stops every command from and to a scope at once, customers' assignments too: orders go to"
          + " other nodes, or wait. Ledger and proposals go on; what runs is left alone.",
      "Waits until every Plan task obeys."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon control freeze node:FC-BOS1 --why \"flood in hall 2\" --until 18:00",
      "  ./echelon control freeze network --why \"wrong prices\" --yes",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no network, 4 refused, 5 cannot reach broker or",
      "            registry, 7 waited too long."
    })
final class ControlFreeze implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HaltOptions options;

  @Mixin private UntilOption until;

  @Override
  public Integer call() throws InterruptedException {
    new HaltOrder(options, ControlAction.FREEZE, spec.commandLine()).stop(until.until());
    return 0;
  }
}
