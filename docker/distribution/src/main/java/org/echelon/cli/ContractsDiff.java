package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.config.Deployment;
import org.echelon.contract.DocumentDiff;
import org.echelon.topic.Difference;
import org.echelon.topic.LiveTopics;
import org.echelon.topic.TopicState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares an AsyncAPI document with a cluster and a registry, in both directions. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares an AsyncAPI document with broker and registry: what it says must be there, and what",
      "is there under the prefix must be in it."
    },
    footer = {
      "",
      "One line for each difference: where, what is there, what the document says, the cure.",
      "Exit codes: 0 no difference, 5 cannot reach broker or registry, 6 differences."
    })
final class ContractsDiff implements Callable<Integer> {
  private static final int UNHEALTHY = 6;

  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The document, in JSON.")
  private Path file;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Deployment deployment = options.deployment();
    if (!Files.isReadable(file)) {
      throw new ParameterException(spec.commandLine(), "cannot read " + file);
    }
    String document = Files.readString(file);
    List<Difference> differences;
    int topics;
    try (Admin admin = Admins.of(deployment)) {
      LiveTopics there = new LiveTopics(admin, deployment.registryUrl(), deployment.prefix());
      SortedMap<String, TopicState> live = there.topics();
      differences = DocumentDiff.of(document, live, there.subjectsAlone(live));
      topics = live.size();
    }
    differences.forEach(d -> spec.commandLine().getOut().println(d.line()));
    spec.commandLine()
        .getErr()
        .printf("%d topics there: %d differences%n", topics, differences.size());
    return differences.isEmpty() ? 0 : UNHEALTHY;
  }
}
