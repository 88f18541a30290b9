package org.echelon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets a region keep to itself, or tells beforehand what plans would come to. */
@Command(
    name = "switch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lets a region keep to itself: serving it from outside counts the amount of the network more"
          + " a unit, for plans, proposals and orders alike. Network and prices stay in force.",
      "Waits until every Plan task obeys; all SKUs are then planned anew within seconds."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon regions switch --region R1 --why \"try the west first\" --dry-run",
      "  ./echelon regions switch --all --why \"go regional\"",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no network, 4 refused, 5 cannot reach broker or",
      "            registry, 7 waited too long."
    })
final class RegionsSwitch implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RegionOrder order;

  @Option(
      names = "--dry-run",
      description = "Send nothing; plan every SKU both ways and tell what changes.")
  private boolean dryRun;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (RegionDesk desk = new RegionDesk(order.deployment(), dryRun)) {
      Control next = order.next(desk, ControlAction.SWITCH);
      if (dryRun) {
        predict(desk, next, out);
      } else {
        order.send(desk, next, out);
      }
    }
    return 0;
  }

  private void predict(RegionDesk desk, Control next, PrintWriter out) {
    Network before = desk.with(desk.inForce());
    List<Control> then = new ArrayList<>(desk.inForce());
    then.removeIf(control -> control.getScope().equals(next.getScope()));
    then.add(next);
    Network after = desk.with(then);
    RegionPrediction prediction =
        new RegionPrediction(
            before,
            after,
            desk.inputs().outlook(desk.network(), before, after, desk.now()),
            desk.inputs().left(),
            desk.inputs().priceVersion(before));
    if (order.json()) {
      Json.print(prediction.document());
    } else {
      prediction.lines().forEach(out::println);
    }
  }
}
