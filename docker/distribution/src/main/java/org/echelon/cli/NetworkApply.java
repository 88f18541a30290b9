package org.echelon.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.inventory.Refusal;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.publish.Publisher;
import org.echelon.producers.shop.NetworkDiff;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.producers.shop.NetworkOrdinals;
import org.echelon.reference.Network;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a network, numbers its nodes, publishes it and waits until all tasks obey it. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Puts a network in force: checks it, gives new nodes their number, publishes it as the next"
          + " version and waits until every Plan task obeys it.",
      "What is wrong is said before anything is sent; the last good network stays."
    })
final class NetworkApply implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Network as JSON.")
  private Path file;

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "The reason, 5 to 500 characters; kept in the audit.")
  private String why;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long to wait for the tasks (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws Exception {
    if (why.strip().length() < 5 || why.length() > 500) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "--why has " + why.strip().length() + " characters; say why in 5 to 500");
    }
    Network read = NetworkForm.read(file, Instant.now());
    Deployment deployment = options.deployment();
    try (NetworkDesk desk = new NetworkDesk(deployment);
        Publisher publisher =
            new Publisher(
                deployment, new RegistryValues(deployment.registryUrl(), deployment.prefix()))) {
      Network next = prepared(desk, read);
      NetworkDiff diff = NetworkDiff.between(desk.inForce(), next);
      if (diff.isEmpty()) {
        return unchanged(desk);
      }
      Audits audit =
          Audits.requested(
              publisher,
              "network.apply",
              "network",
              Map.of("version", Long.toString(next.getVersion()), "changes", diff.summary()),
              why);
      publisher.send(Topic.NETWORK, next.getNetworkId(), next, next.getIssuedAt());
      publisher.flush();
      try {
        desk.awaitObeyed(next.getVersion(), offset(publisher, deployment), timeout);
      } catch (CommandFailure refused) {
        audit.refused(String.valueOf(refused.getMessage()));
        throw refused;
      }
      audit.done();
      tell(next, diff, desk.planTasks());
      return 0;
    }
  }

  /**
   * The network as it would be published.
   *
   * @throws CommandFailure when it cannot rule after the one in force
   */
  static Network prepared(NetworkDesk desk, Network read) {
    desk.inForce()
        .ifPresent(
            before -> {
              same("networkId", before.getNetworkId(), read.getNetworkId());
              same("currency", before.getCurrency(), read.getCurrency());
            });
    Network numbered = NetworkOrdinals.assign(desk.inForce(), desk.ever(), read);
    Instant now = Instant.now();
    // A file from yesterday rules from now, and so would one for tomorrow: Plan obeys at once.
    boolean later = numbered.getEffectiveAt().isAfter(now);
    if (later && numbered.getEffectiveAt().isAfter(desk.now())) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "effectiveAt: \""
              + numbered.getEffectiveAt()
              + "\" lies in the future, but a network is obeyed as soon as it is published; leave"
              + " effectiveAt out and apply the file when it shall rule. Nothing was sent.");
    }
    Network next =
        Network.newBuilder(numbered)
            .setVersion(desk.newestVersion() + 1)
            .setIssuedAt(now)
            .setEffectiveAt(later ? numbered.getEffectiveAt() : now)
            .build();
    FormCheck.check(next).ifPresent(NetworkApply::refuse);
    return next;
  }

  private static void same(String field, String before, String next) {
    if (!before.equals(next)) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          field
              + ": \""
              + next
              + "\" cannot follow \""
              + before
              + "\" of the network in force. Keep it; another one is another deployment with its"
              + " own --prefix.");
    }
  }

  static void refuse(Refusal refusal) {
    throw new CommandFailure(
        CommandFailure.REFUSED,
        refusal.field()
            + ": \""
            + refusal.value()
            + "\" is refused ("
            + refusal.code()
            + "): "
            + refusal.cure()
            + ". Nothing was sent.");
  }

  private static long offset(Publisher publisher, Deployment deployment) {
    TopicPartition topic = new TopicPartition(deployment.name(Topic.NETWORK), 0);
    return Objects.requireNonNull(publisher.written().get(topic)) - 1;
  }

  private int unchanged(NetworkDesk desk) throws Exception {
    Network rules = desk.inForce().orElseThrow();
    if (json) {
      print(rules, new NetworkDiff(Map.of(), java.util.List.of()));
    } else {
      spec.commandLine()
          .getOut()
          .println("Network v" + rules.getVersion() + " says the same already; nothing was sent.");
    }
    return 0;
  }

  private void tell(Network next, NetworkDiff diff, int tasks) throws Exception {
    if (json) {
      print(next, diff);
      return;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Network v%d: %s; effective %s, in force on %d of %d tasks.%n",
        next.getVersion(), diff.summary(), next.getEffectiveAt(), tasks, tasks);
  }

  private void print(Network network, NetworkDiff diff) throws Exception {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("networkId", network.getNetworkId());
    document.put("version", network.getVersion());
    document.put("effectiveAt", network.getEffectiveAt().toString());
    document.put("diff", diff.counts());
    spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(document));
  }
}
