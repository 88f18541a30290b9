package org.echelon.cli;

import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.config.Deployment;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.TopicSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets a deployment up. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "Topics and schemas of a deployment.",
    subcommands = TopicsCommand.Create.class)
final class TopicsCommand implements Runnable {

  @Override
  public void run() {
    picocli.CommandLine.usage(this, System.out);
  }

  /** Creates what is missing. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Creates missing topics and registers all schemas.")
  static final class Create implements Callable<Integer> {
    @Mixin private DeploymentOptions options;

    @Option(
        names = "--replicas",
        defaultValue = "1",
        description = "Copies of each topic (default: ${DEFAULT-VALUE}).")
    private short replicas;

    @Override
    public Integer call() throws InterruptedException {
      Deployment deployment = options.deployment();
      try (Admin admin = Admins.of(deployment)) {
        new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf)
            .createMissing(replicas);
      }
      int subjects = new SchemaSetup(deployment.registryUrl(), deployment.prefix()).registerAll();
      System.err.println(subjects + " schemas registered, FULL_TRANSITIVE enforced");
      return 0;
    }
  }
}
