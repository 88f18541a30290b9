package org.echelon.cli;

import java.nio.file.Path;
import org.echelon.config.Deployment;
import picocli.CommandLine.Option;

/** Where the broker and the registry are, and how the deployment is split. */
final class DeploymentOptions {
  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:9092",
      description = "Broker (default: ${DEFAULT-VALUE}).")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080/apis/registry/v3",
      description = "Registry (default: ${DEFAULT-VALUE}).")
  private String registry;

  @Option(
      names = "--prefix",
      defaultValue = "echelon.",
      description = "Prefix of all topics (default: ${DEFAULT-VALUE}).")
  private String prefix;

  @Option(
      names = "--partitions",
      defaultValue = "24",
      description = "Plan tasks, fixed for the life of a deployment (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--gates",
      defaultValue = "8",
      description = "Gate tasks, fixed like the partitions (default: ${DEFAULT-VALUE}).")
  private int gates;

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
      defaultValue = "5",
      description = "How far a fact may lie ahead of the last tick (default: ${DEFAULT-VALUE}).")
  private int aheadMinutes;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of the state stores (default: ~/.echelon/state).")
  private Path stateDir = Path.of(System.getProperty("user.home"), ".echelon", "state");

  Deployment deployment() {
    return new Deployment(
        bootstrap,
        registry,
        prefix,
        partitions,
        gates,
        threads,
        commitMillis,
        aheadMinutes,
        stateDir);
  }
}
