package org.echelon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One topic. */
@Command(
    name = "topic",
    mixinStandardHelpOptions = true,
    description = "Reads a topic.",
    subcommands = TopicShow.class)
final class TopicCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
  }
}
