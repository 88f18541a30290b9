package org.echelon.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.config.Deployment;
import org.echelon.topic.Difference;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.TopicDiff;
import org.echelon.topic.TopicSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates what is missing; run again, it finds nothing to do. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Creates missing topics and registers all schemas; what is there stays.",
    footer = {
      "",
      "Exit codes: 0 done, 4 refused by the registry, 5 cannot reach broker or registry.",
      "Example: ./echelon topics create --partitions 24 --replicas 3"
    })
final class TopicsCreate implements Callable<Integer> {
  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Copies of each new topic; from 3 on, two must be in step (default: ${DEFAULT-VALUE}).")
  private short replicas;

  @Option(names = "--dry-run", description = "Say what differs and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--repair",
      description = "Also set cleanup, retention and limits of topics that are there as declared.")
  private boolean repair;

  @Override
  public Integer call() throws InterruptedException {
    Deployment deployment = options.deployment();
    SchemaSetup schemas = new SchemaSetup(deployment.registryUrl(), deployment.prefix());
    try (Admin admin = Admins.of(deployment)) {
      TopicDiff diff = new TopicDiff(admin, deployment.prefix(), deployment::partitionsOf);
      if (dryRun) {
        List<Difference> topics = diff.differences();
        List<Difference> subjects = schemas.differences();
        topics.forEach(this::print);
        subjects.forEach(this::print);
        tell("%d differences; nothing was changed", topics.size() + subjects.size());
        return 0;
      }
      TopicSetup setup = new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf);
      setup.create(replicas);
      if (repair) {
        tell("%d settings repaired", diff.repairSettings());
      }
      tell("%d schemas registered, FULL_TRANSITIVE enforced", schemas.registerAll());
      // Last, so that what can be set up is set up.
      setup.checkPartitions();
    }
    return 0;
  }

  private void print(Difference difference) {
    spec.commandLine().getOut().println(difference.line());
  }

  private void tell(String format, int number) {
    spec.commandLine().getErr().println(format.formatted(number));
  }
}
