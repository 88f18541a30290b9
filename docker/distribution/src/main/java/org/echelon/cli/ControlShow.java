package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.echelon.control.Control;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what people have ordered that lasts, and how to take it back. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints what is in force by people's orders: halts, modes, overrides, caps and regions; by"
          + " whom, since when, until when, and the command that takes it back."
    },
    footer = {"", "Exit codes: 0 done, 1 failed, 2 usage, 5 cannot reach broker or registry."})
final class ControlShow implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws InterruptedException {
    try (ControlDesk desk = new ControlDesk(options.deployment(), Set.of())) {
      List<Control> all = desk.book().inForce(desk.now());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.text(document(desk, all)));
      } else {
        print(desk, all, out);
      }
    }
    return 0;
  }

  private static void print(ControlDesk desk, List<Control> all, PrintWriter out) {
    if (all.isEmpty()) {
      out.println("Nothing is stopped, no override in force.");
      return;
    }
    for (Control control : all) {
      out.printf(
          "%s %s  %s%n  obeyed by %d of %d tasks. Undo: %s%n",
          HaltText.what(control),
          control.getScope(),
          HaltText.since(control),
          desk.obeying(control),
          desk.planTasks(),
          HaltText.undo(control));
    }
  }

  private static Map<String, Object> document(ControlDesk desk, List<Control> all) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Control control : all) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("controlId", control.getControlId());
      item.put("revision", control.getRevision());
      item.put("family", control.getFamily().name());
      item.put("action", control.getAction().name());
      item.put("scope", control.getScope());
      item.put("since", control.getEffectiveAt().toString());
      item.put("until", text(control.getExpiresAt()));
      item.put("who", control.getWho());
      item.put("why", control.getWhy());
      item.put("ticket", control.getTicket());
      item.put("obeyed", desk.obeying(control));
      item.put("tasks", desk.planTasks());
      item.put("undo", HaltText.undo(control));
      items.add(item);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("asOf", desk.now().toString());
    document.put("items", items);
    return document;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
