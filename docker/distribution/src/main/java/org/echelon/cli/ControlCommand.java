package org.echelon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What people have ordered, and ordering it. */
@Command(
    name = "control",
    mixinStandardHelpOptions = true,
    description = {
      "Stops commands at once and lets them go on, sets modes, caps and levels, answers what waits"
          + " for approval, and shows what is in force by whom."
    },
    subcommands = {
      ControlShow.class,
      ControlFreeze.class,
      ControlUnfreeze.class,
      ControlPause.class,
      ControlResume.class,
      ControlMode.class,
      ControlCap.class,
      ControlLevel.class,
      ControlQuantity.class,
      ControlBlock.class,
      ControlClear.class,
      ControlApprove.class,
      ControlDecline.class
    })
final class ControlCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
