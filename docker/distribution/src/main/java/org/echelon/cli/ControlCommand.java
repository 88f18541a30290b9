package org.echelon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What people have ordered to stop, and stopping more or less. */
@Command(
    name = "control",
    mixinStandardHelpOptions = true,
    description = "Stops commands at once, lets them go on, and shows what is stopped by whom.",
    subcommands = {
      ControlShow.class,
      ControlFreeze.class,
      ControlUnfreeze.class,
      ControlPause.class,
      ControlResume.class
    })
final class ControlCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
