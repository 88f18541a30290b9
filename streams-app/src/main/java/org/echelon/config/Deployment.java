package org.echelon.config;

import java.nio.file.Path;
import org.echelon.topic.Topic;

/**
 * Where a deployment runs and how it is split.
 *
 * @param bootstrap broker addresses
 * @param registryUrl registry API, ending in /apis/registry/v3
 * @param prefix of every topic name, ending in a dot
 * @param partitions P: Plan tasks, partitions of every topic keyed by SKU
 * @param gates G: gate tasks
 * @param threads stream threads of Plan
 * @param commitMillis how often results become visible
 * @param aheadMinutes how far a fact may lie ahead of the last tick; 5 where ticks follow the clock
 * @param stateDir where stores live; may be lost, changelogs restore them
 */
public record Deployment(
    String bootstrap,
    String registryUrl,
    String prefix,
    int partitions,
    int gates,
    int threads,
    int commitMillis,
    int aheadMinutes,
    Path stateDir) {

  public Deployment {
    if (partitions < 1 || gates < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "partitions, gates and threads are 1 or more, not "
              + partitions
              + ", "
              + gates
              + ", "
              + threads);
    }
    if (!prefix.matches("[a-z0-9-]+\\.")) {
      throw new IllegalArgumentException(
          "prefix '" + prefix + "' is not lower case letters, digits and hyphens ending in a dot");
    }
    if (commitMillis < 1) {
      throw new IllegalArgumentException("commit interval is 1 ms or more, not " + commitMillis);
    }
  }

  /** The same with stores of its own. */
  public Deployment in(Path ownStateDir) {
    return with(commitMillis, ownStateDir);
  }

  /** The same at another commit interval. */
  public Deployment committing(int everyMillis) {
    return with(everyMillis, stateDir);
  }

  private Deployment with(int everyMillis, Path ownStateDir) {
    return new Deployment(
        bootstrap,
        registryUrl,
        prefix,
        partitions,
        gates,
        threads,
        everyMillis,
        aheadMinutes,
        ownStateDir);
  }

  /** How far a fact may lie ahead of the last tick, in milliseconds. */
  public long aheadMillis() {
    return aheadMinutes * 60_000L;
  }

  /** The name of a topic here. */
  public String name(Topic topic) {
    return topic.name(prefix);
  }

  /** How many partitions a topic has here. */
  public int partitionsOf(Topic topic) {
    return switch (topic.spread()) {
      case SKUS -> partitions;
      case GATES -> gates;
      case ONE -> 1;
    };
  }

  /** The application.id of one of the three applications: intake, plan or gate. */
  public String applicationId(String app) {
    return prefix.substring(0, prefix.length() - 1) + "-" + app;
  }
}
