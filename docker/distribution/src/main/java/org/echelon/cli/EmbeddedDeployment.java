package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.config.Deployment;
import org.echelon.embedded.EmbeddedKafka;
import org.echelon.embedded.EmbeddedStack;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.TopicSetup;

/**
 * A broker and a registry of one's own with all topics and schemas, deleted at the end unless they
 * are to be kept.
 */
final class EmbeddedDeployment implements AutoCloseable {
  private static final int PARTITIONS = 4;
  private static final int THREADS = 2;

  private final Path home;
  private final boolean kept;
  private final EmbeddedStack stack;
  private final Deployment deployment;

  private EmbeddedDeployment(
      Path home,
      boolean kept,
      EmbeddedStack stack,
      int aheadMinutes,
      int commitMillis,
      int partitions,
      int threads) {
    this.home = home;
    this.kept = kept;
    this.stack = stack;
    this.deployment =
        new Deployment(
            stack.bootstrapServers(),
            stack.registryUrl(),
            "echelon.",
            partitions,
            PARTITIONS,
            threads,
            commitMillis,
            aheadMinutes,
            home.resolve("state"));
  }

  /**
   * Starts both and creates everything.
   *
   * @param name of the folder below ~/.echelon
   * @param aheadMinutes how far a fact may lie ahead of the last tick
   * @param commitMillis how often results become visible
   */
  static EmbeddedDeployment start(
      String name, int aheadMinutes, int commitMillis, Progress progress) throws Exception {
    return start(name, aheadMinutes, commitMillis, PARTITIONS, THREADS, progress);
  }

  /**
   * As the other.
   *
   * @param partitions tasks of Plan
   * @param threads stream threads of Plan
   */
  static EmbeddedDeployment start(
      String name,
      int aheadMinutes,
      int commitMillis,
      int partitions,
      int threads,
      Progress progress)
      throws Exception {
    Path homes = Files.createDirectories(Running.home());
    Path home = Files.createTempDirectory(homes, name + "-");
    return start(home, false, aheadMinutes, commitMillis, partitions, threads, progress);
  }

  /** Starts both on what a folder keeps of a former time, which stays there at the end. */
  static EmbeddedDeployment keep(Path home, int aheadMinutes, int commitMillis, Progress progress)
      throws Exception {
    Files.createDirectories(home);
    return start(home, true, aheadMinutes, commitMillis, PARTITIONS, THREADS, progress);
  }

  private static EmbeddedDeployment start(
      Path home,
      boolean kept,
      int aheadMinutes,
      int commitMillis,
      int partitions,
      int threads,
      Progress progress)
      throws Exception {
    EmbeddedStack stack = null;
    try {
      stack = EmbeddedStack.start(home, EmbeddedKafka.ANY_PORT, EmbeddedKafka.ANY_PORT);
      progress.phase("broker", "%s ready", stack.bootstrapServers());
      progress.phase("registry", "%s ready", stack.registryUrl());
      EmbeddedDeployment embedded =
          new EmbeddedDeployment(
              home, kept, stack, aheadMinutes, commitMillis, partitions, threads);
      embedded.prepare(progress);
      return embedded;
    } catch (Exception failed) {
      if (stack != null) {
        stack.close();
      }
      if (!kept) {
        delete(home);
      }
      throw failed;
    }
  }

  Deployment deployment() {
    return deployment;
  }

  private void prepare(Progress progress) throws InterruptedException {
    try (Admin admin = Admins.of(deployment)) {
      new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf).createMissing((short) 1);
    }
    int subjects = new SchemaSetup(deployment.registryUrl(), deployment.prefix()).registerAll();
    progress.phase("topics", "created, %d schemas registered, FULL_TRANSITIVE enforced", subjects);
  }

  @Override
  public void close() throws Exception {
    stack.close();
    if (!kept) {
      delete(home);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
