package org.echelon.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Duration;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the topics as they are declared; asks no broker. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists every topic as declared: record, partitions, cleanup, retention, limit.",
    footer = {"", "Asks no server. 'topics diff' compares with what is there."})
final class TopicsList implements Runnable {
  private static final String ROW = "%-32s %-18s %10s  %-15s %9s %9s%n";

  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public void run() {
    Deployment deployment = options.deployment();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ArrayNode topics = new ObjectMapper().createArrayNode();
      for (Topic topic : Topic.values()) {
        describe(topics.addObject(), deployment, topic);
      }
      out.println(topics);
      return;
    }
    out.printf(ROW, "topic", "record", "partitions", "cleanup", "kept", "limit");
    for (Topic topic : Topic.values()) {
      out.printf(
          ROW,
          deployment.name(topic),
          record(topic),
          deployment.partitionsOf(topic),
          topic.cleanup().policy(),
          topic.retention().map(TopicsList::text).orElse("for ever"),
          topic.maxBytes() / 1024 + " KiB");
    }
    out.flush();
  }

  private static void describe(ObjectNode node, Deployment deployment, Topic topic) {
    node.put("topic", deployment.name(topic));
    node.put("record", record(topic));
    node.put("partitions", deployment.partitionsOf(topic));
    node.put("partitionsBound", topic.bound());
    node.put("cleanup", topic.cleanup().policy());
    node.put("retentionMillis", topic.retention().map(Duration::toMillis).orElse(null));
    node.put("recordBytesMax", topic.maxBytes());
  }

  private static String record(Topic topic) {
    return topic.record().map(Class::getSimpleName).orElse("binary");
  }

  private static String text(Duration kept) {
    return kept.toDays() > 0 ? kept.toDays() + " d" : kept.toHours() + " h";
  }
}
