package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.regions.DrawnRegions;
import org.echelon.reference.Region;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What orders about regions have in common: for which, why, and waiting until they are obeyed. */
final class RegionOrder {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which = new Which();

  /** One region, or all. */
  static final class Which {
    @Option(names = "--region", paramLabel = "REGION", description = "The region.")
    private String region;

    @Option(names = "--all", description = "All regions, by one order of its own.")
    private boolean all;
  }

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "The reason, 5 to 500 characters; kept in the audit.")
  private String why;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long to wait for the tasks (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  Deployment deployment() {
    return options.deployment();
  }

  boolean json() {
    return json;
  }

  String scope() {
    return RegionDesk.scope(which.all ? Optional.empty() : Optional.of(which.region));
  }

  /** What it is about, in words. */
  String words() {
    return which.all ? "all regions" : which.region;
  }

  /**
   * The next order, about regions of the network.
   *
   * @throws CommandFailure when it means nothing here
   */
  Control next(RegionDesk desk, ControlAction action) {
    boolean switched = desk.inForce(scope()).isPresent();
    if (!switched) {
      known(desk.regions(), "");
    }
    return checked(desk.next(action, scope(), why));
  }

  /**
   * The next order, about regions that are drawn for it.
   *
   * @throws CommandFailure when it means nothing here
   */
  Control next(RegionDesk desk, DrawnRegions drawn) {
    known(drawn.ids(), " of " + drawn.file());
    List<Region> members =
        which.all ? drawn.regions() : drawn.region(which.region).stream().toList();
    return checked(
        Control.newBuilder(desk.next(ControlAction.SWITCH, scope(), why))
            .setRegions(members)
            .build());
  }

  private void known(List<String> regions, String whose) {
    if (!which.all && !regions.contains(which.region)) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          which.region + " is none of the regions " + String.join(", ", regions) + whose);
    }
  }

  private static Control checked(Control next) {
    FormCheck.check(next).ifPresent(NetworkApply::refuse);
    return next;
  }

  /** Sends an order, with a word in the audit before and after, and waits until it is obeyed. */
  void send(RegionDesk desk, Control control, PrintWriter out) {
    String operation = "regions." + control.getAction().name().toLowerCase(Locale.ROOT);
    long millis =
        SentOrder.send(
            deployment(), control, operation, offset -> desk.awaitObeyed(control, offset, timeout));
    tell(desk, control, millis, out);
  }

  private void tell(RegionDesk desk, Control control, long millis, PrintWriter out) {
    boolean switches = control.getAction() == ControlAction.SWITCH;
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("controlId", control.getControlId());
      document.put("revision", control.getRevision());
      document.put("mode", switches ? "REGIONAL" : "REVERTED");
      document.put("state", "IN_FORCE");
      document.put("obeyed", desk.planTasks());
      document.put("tasks", desk.planTasks());
      document.put("latencyMs", millis);
      Json.print(document);
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s: %s, in force on %d of %d tasks after %.1f s.%n",
        words(),
        switches ? "kept to themselves" : "as before the switch",
        desk.planTasks(),
        desk.planTasks(),
        millis / 1e3);
    if (switches) {
      String region = which.all ? "--all" : "--region " + which.region;
      out.printf("Undo: ./echelon regions revert %s --why TEXT%n", region);
    }
  }
}
