package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.echelon.config.Deployment;
import org.echelon.kubernetes.TopicResources;
import org.echelon.kubernetes.UserResources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the topics and the users outside as resources of Strimzi; asks no server. */
@Command(
    name = "kubernetes",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes the declared topics as KafkaTopic resources and who outside writes or reads them as"
          + " KafkaUser resources with access rules, for Strimzi's operators. Asks no server."
    },
    footer = {
      "",
      "Files: kafka-topics.yaml, kafka-users.yaml.",
      "Example: ./echelon topics kubernetes --partitions 24 --out docker/kubernetes"
    })
final class TopicsKubernetes implements Callable<Integer> {
  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      defaultValue = "echelon",
      description = "Name of the Kafka resource (default: ${DEFAULT-VALUE}).")
  private String cluster;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Copies of each topic; from 3 on, two must be in step (default: ${DEFAULT-VALUE}).")
  private int replicas;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the two files.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Deployment deployment = options.deployment();
    String topics = TopicResources.text(deployment, cluster, replicas);
    String users = UserResources.text(deployment, cluster);
    Files.createDirectories(out);
    Files.writeString(out.resolve("kafka-topics.yaml"), topics);
    Files.writeString(out.resolve("kafka-users.yaml"), users);
    spec.commandLine().getErr().printf("2 files written to %s%n", out);
    return 0;
  }
}
