package org.echelon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What topics hold. */
@Command(
    name = "topic",
    mixinStandardHelpOptions = true,
    description = "Reads topics.",
    subcommands = {TopicShow.class, TopicEpcis.class})
final class TopicCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
  }
}
