package org.echelon.cli;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.reference.LaneMode;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells who decides where people have said so. */
@Command(
    name = "modes",
    mixinStandardHelpOptions = true,
    description = {
      "Tells who decides what where people have said so; everywhere else the modes of the lanes"
          + " hold. Of several that fit, the strictest rules: SHADOW before APPROVE before AUTO.",
      "Switch with: ./echelon control mode vendor:V1 SHADOW --part BUYING --why TEXT",
      "Switch back with: ./echelon control clear vendor:V1 mode --why TEXT"
    },
    footer = {"", "Exit codes: 0 done, 2 usage, 5 cannot reach broker or registry."})
final class ExternalModes implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DeploymentOptions options;

  private final Map<String, Control> modes = new TreeMap<>();

  @Override
  public Integer call() throws Exception {
    try (Watch watch =
        Watch.of(
            options.deployment(),
            EnumSet.of(Topic.CONTROL),
            (topic, key, record) -> take((Control) record))) {
      watch.drain();
    }
    modes.values().removeIf(control -> control.getAction() != ControlAction.SET);
    PrintWriter out = spec.commandLine().getOut();
    if (modes.isEmpty()) {
      out.println("nobody has set a mode; the lanes' own hold");
    }
    modes.values().forEach(control -> out.println(words(control)));
    out.flush();
    return 0;
  }

  private void take(Control control) {
    if (control.getFamily() == ControlFamily.MODE) {
      modes.merge(control.getControlId(), control, ExternalModes::later);
    }
  }

  private static Control later(Control one, Control other) {
    return other.getRevision() >= one.getRevision() ? other : one;
  }

  private static String words(Control control) {
    String shadowed = control.getPart() == null ? "nobody decides" : "another planner decides";
    String part = control.getPart() == null ? "BOTH" : control.getPart().name();
    return String.format(
        Locale.ROOT,
        "%-24s %-9s %-8s %s%s, by %s: %s",
        control.getScope(),
        part,
        control.getMode(),
        control.getMode() == LaneMode.SHADOW ? shadowed : "ours",
        control.getExpiresAt() == null ? "" : " until " + control.getExpiresAt(),
        control.getWho(),
        control.getWhy());
  }
}
