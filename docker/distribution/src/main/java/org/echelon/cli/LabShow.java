package org.echelon.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.echelon.config.Deployment;
import org.echelon.job.Shadow;
import org.echelon.lab.ShadowFigures;
import org.echelon.state.LabState;
import org.echelon.state.LabStatus;
import org.echelon.topic.BrokerTopics;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how labs stand. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Tells how a lab stands: lag, decisions compared, agreement so far, CPU.",
    footer = {"", "Exit codes: 0 done, 3 no such lab, 5 cannot reach broker or registry."})
final class LabShow implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Name of the lab; without one all are listed.")
  private Optional<String> name = Optional.empty();

  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Deployment deployment = options.deployment();
    PrintWriter out = spec.commandLine().getOut();
    try (LabBook book = new LabBook(deployment);
        Admin admin = Admins.of(deployment)) {
      if (name.isEmpty()) {
        list(book, out);
        return 0;
      }
      LabState state = book.named(name.get());
      ShadowFigures figures = ShadowReading.read(deployment, name.get());
      LabText.print(out, state, figures, lag(admin, deployment, state));
      return 0;
    }
  }

  private static void list(LabBook book, PrintWriter out) {
    if (book.labs().isEmpty()) {
      out.println("no lab yet; ./echelon lab start NAME --policy rationed starts one");
    }
    for (LabState state : book.labs().values()) {
      out.printf("%-20s %-12s %s%n", state.getLab(), LabText.status(state), LabText.tried(state));
    }
    out.flush();
  }

  private static String lag(Admin admin, Deployment deployment, LabState state)
      throws InterruptedException {
    if (state.getStatus() == LabStatus.STOPPED) {
      return "none, it has ended";
    }
    Map<TopicPartition, OffsetAndMetadata> places;
    try {
      places =
          admin
              .listConsumerGroupOffsets(deployment.applicationId(Shadow.app(state.getLab())))
              .partitionsToOffsetAndMetadata()
              .get();
    } catch (ExecutionException refused) {
      return "not known: " + refused.getMessage();
    }
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int p = 0; p < deployment.partitions(); p++) {
      asked.put(new TopicPartition(deployment.name(Topic.SKU_LOG), p), OffsetSpec.latest());
    }
    long behind = 0;
    var ends =
        BrokerTopics.await(
            admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all());
    for (var end : ends.entrySet()) {
      OffsetAndMetadata place = places.get(end.getKey());
      if (place == null) {
        return "not begun";
      }
      behind += Math.max(0, end.getValue().offset() - place.offset());
    }
    return String.format(Locale.ROOT, "%,d records of the log of Plan, over all tasks", behind);
  }
}
