package org.echelon.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.config.Deployment;
import org.echelon.topic.Difference;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares a cluster and a registry with what is declared here. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Compares topics and schemas that are there with those declared.",
    footer = {
      "",
      "One line for each difference: where, what is there, what should be, the cure.",
      "Exit codes: 0 no difference, 5 cannot reach broker or registry, 6 differences."
    })
final class TopicsDiff implements Callable<Integer> {
  private static final int UNHEALTHY = 6;

  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Deployment deployment = options.deployment();
    List<Difference> differences = new ArrayList<>();
    try (Admin admin = Admins.of(deployment)) {
      differences.addAll(
          new TopicDiff(admin, deployment.prefix(), deployment::partitionsOf).differences());
    }
    differences.addAll(
        new SchemaSetup(deployment.registryUrl(), deployment.prefix()).differences());
    if (json) {
      spec.commandLine().getOut().println(report(differences));
    } else {
      differences.forEach(d -> spec.commandLine().getOut().println(d.line()));
      spec.commandLine()
          .getErr()
          .printf(
              "%d topics, %d schemas: %d differences%n",
              Topic.values().length, schemas(), differences.size());
    }
    return differences.isEmpty() ? 0 : UNHEALTHY;
  }

  private static ObjectNode report(List<Difference> differences) {
    ObjectNode report = new ObjectMapper().createObjectNode();
    report.put("topics", Topic.values().length).put("schemas", schemas());
    ArrayNode list = report.putArray("differences");
    for (Difference difference : differences) {
      list.addObject()
          .put("object", difference.object())
          .put("what", difference.what())
          .put("found", difference.found())
          .put("expected", difference.expected())
          .put("cure", difference.cure());
    }
    return report;
  }

  private static int schemas() {
    return (int) Arrays.stream(Topic.values()).filter(t -> t.record().isPresent()).count();
  }
}
