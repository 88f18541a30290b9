package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.PlanningPart;
import org.echelon.reference.LaneMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets how far transfers and purchases of a scope go by themselves. */
@Command(
    name = "mode",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sets how far transfers and purchases of a scope go by themselves: AUTO, they are given;"
          + " APPROVE, each waits for a person; SHADOW, they are decided and given to nobody.",
      "Of several modes the strictest rules, that of the lane itself included. Customers' orders"
          + " go on. Waits until every Plan task obeys."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon control mode lane:DC-EAST>FC-BOS1 APPROVE --why \"new road, look first\"",
      "  ./echelon control mode vendor:V1 SHADOW --part BUYING --why \"the old system buys\"",
      "  ./echelon control clear vendor:V1 mode --why \"we buy from V1 from today\"",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no network, 4 refused, 5 cannot reach broker or",
      "            registry, 7 waited too long."
    })
final class ControlMode implements Callable<Integer> {
  /** Modes that people may set. */
  enum Mode {
    AUTO,
    APPROVE,
    SHADOW
  }

  /** Parts of planning that people may name. */
  enum Part {
    BUYING,
    PLACEMENT,
    BOTH
  }

  @Spec private CommandSpec spec;

  @Mixin private HaltOptions options;

  @Parameters(index = "1", paramLabel = "MODE", description = "One of ${COMPLETION-CANDIDATES}.")
  private Mode mode;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description =
          "Only this part: BUYING (purchases), PLACEMENT (transfers) or BOTH. With SHADOW the part"
              + " is then done by another planner; without, SHADOW only looks on.")
  private @Nullable Part part;

  @Mixin private UntilOption until;

  @Override
  public Integer call() throws InterruptedException {
    PlanningPart given = part == null ? null : PlanningPart.valueOf(part.name());
    new LastingOrder(options, ControlFamily.MODE, spec.commandLine())
        .set(
            ControlAction.SET,
            until.until(),
            next -> next.setMode(LaneMode.valueOf(mode.name())).setPart(given));
    return 0;
  }
}
