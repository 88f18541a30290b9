package org.echelon.cli;

import java.util.concurrent.Callable;
import org.echelon.control.ControlAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lifts a pause. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"Lifts the pause of a scope; wider and narrower ones stay in force."},
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 nothing to lift, 4 refused, 5 cannot reach broker",
      "            or registry, 7 waited too long."
    })
final class ControlResume implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HaltOptions options;

  @Override
  public Integer call() throws InterruptedException {
    new HaltOrder(options, ControlAction.RESUME, spec.commandLine()).lift();
    return 0;
  }
}
