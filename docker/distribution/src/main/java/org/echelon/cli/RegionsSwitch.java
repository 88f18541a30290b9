package org.echelon.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.network.Network;
import org.echelon.producers.regions.DrawnRegions;
import org.jspecify.annotations.Nullable;
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
      "  ./echelon regions switch --all --map map.json --why \"the map of four\" --dry-run",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 no network, 4 refused, 5 cannot reach broker or",
      "            registry, 7 waited too long."
    })
final class RegionsSwitch implements Callable<Integer> {
  private static final int MEASURED_DAYS = 7;

  @Spec private CommandSpec spec;

  @Mixin private RegionOrder order;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = {
        "Members of regions for this order in place of the network's: a network file, as regions"
            + " plan --out writes, or a CSV with the columns region, kind (node or zone) and id.",
        "Measures and halts go by the network's own."
      })
  private @Nullable Path map;

  @Option(
      names = "--dry-run",
      description = "Send nothing; plan every SKU both ways and tell what changes.")
  private boolean dryRun;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (RegionDesk desk = new RegionDesk(order.deployment(), dryRun)) {
      Control next = map == null ? order.next(desk, ControlAction.SWITCH) : drawn(desk, map, out);
      if (dryRun) {
        predict(desk, next, out);
      } else {
        order.send(desk, next, out);
      }
    }
    return 0;
  }

  private Control drawn(RegionDesk desk, Path file, PrintWriter out) {
    DrawnRegions drawn = DrawnRegions.read(file, desk.network(), desk.now());
    Control next = order.next(desk, drawn);
    if (!order.json()) {
      out.printf("%s draws %s%s.%n", drawn.file(), String.join(" ", drawn.ids()), left(drawn));
    }
    return next;
  }

  private static String left(DrawnRegions drawn) {
    List<String> left = drawn.left();
    return left.isEmpty() ? "" : "; in none of them: " + String.join(" ", left);
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
            desk.inputs().priceVersion(before),
            desk.inputs().measured(MEASURED_DAYS));
    if (order.json()) {
      Json.print(prediction.document());
    } else {
      prediction.lines().forEach(out::println);
    }
  }
}
