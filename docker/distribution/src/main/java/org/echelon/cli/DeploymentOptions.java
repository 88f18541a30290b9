package org.echelon.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.echelon.config.Deployment;
import picocli.CommandLine.Option;

/** Where the broker and the registry are, and how the deployment is split. */
final class DeploymentOptions {
  private static final String BROKER = "localhost:9092";
  private static final String REGISTRY = "http://localhost:8080/apis/registry/v3";

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Broker (default: that of a running demo, else " + BROKER + ").")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Registry (default: that of a running demo, else " + REGISTRY + ").")
  private String registry;

  @Option(
      names = "--prefix",
      description = "Prefix of all topics (default: that of a running demo, else echelon.).")
  private String prefix;

  @Option(
      names = "--partitions",
      description =
          "Plan tasks, fixed for the life of a deployment (default: those of a running demo, else"
              + " 24).")
  private Integer partitions;

  @Option(
      names = "--gates",
      description =
          "Gate tasks, fixed like the partitions (default: those of a running demo, else 8).")
  private Integer gates;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Stream threads of Plan (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--commit-millis",
      defaultValue = "50",
      description = "How often results become visible (default: ${DEFAULT-VALUE}).")
  private int commitMillis;

  @Option(
      names = "--ahead",
      paramLabel = "MINUTES",
      description =
          "How far a fact may lie ahead of the last tick (default: that of a running demo, else"
              + " 5).")
  private Integer aheadMinutes;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of the state stores (default: ~/.echelon/state).")
  private Path stateDir = Running.home().resolve("state");

  Deployment deployment() {
    // A demo is meant only by those who name no broker of their own.
    Optional<Running> running = bootstrap == null ? Running.now() : Optional.empty();
    return new Deployment(
        given(bootstrap, running, "bootstrap", BROKER),
        given(registry, running, "registry", REGISTRY),
        given(prefix, running, "prefix", "echelon."),
        Integer.parseInt(given(partitions, running, "partitions", "24")),
        Integer.parseInt(given(gates, running, "gates", "8")),
        threads,
        commitMillis,
        Integer.parseInt(given(aheadMinutes, running, "ahead", "5")),
        stateDir);
  }

  private static String given(
      Object option, Optional<Running> running, String name, String otherwise) {
    return option == null ? running.flatMap(r -> r.get(name)).orElse(otherwise) : option.toString();
  }
}
