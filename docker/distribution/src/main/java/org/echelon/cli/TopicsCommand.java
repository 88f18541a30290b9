package org.echelon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Topics and schemas of a deployment. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "Topics and schemas of a deployment.",
    subcommands = {TopicsList.class, TopicsCreate.class, TopicsDiff.class, TopicsKubernetes.class})
final class TopicsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
  }
}
