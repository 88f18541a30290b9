package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Limits what transfers and purchases of a scope may take a day. */
@Command(
    name = "cap",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Limits the units that transfers and purchases of a scope may take a day, of UTC, from now"
          + " on. Customers' orders are never capped. Where a scope spans tasks each has its"
          + " share.",
      "Waits until every Plan task obeys."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon control cap node:FC-BOS1 400 --why \"half a shift only\" --until 2h",
      "  ./echelon control clear node:FC-BOS1 cap --why \"full shift again\"",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no network, 4 refused, 5 cannot reach broker or",
      "            registry, 7 waited too long."
    })
final class ControlCap implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HaltOptions options;

  @Parameters(index = "1", paramLabel = "UNITS", description = "Base units a day, 0 or more.")
  private long units;

  @Mixin private UntilOption until;

  @Override
  public Integer call() throws InterruptedException {
    new LastingOrder(options, ControlFamily.CAP, spec.commandLine())
        .set(ControlAction.SET, until.until(), next -> next.setCapUnitsPerDay(units));
    return 0;
  }
}
