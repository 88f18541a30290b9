package org.echelon.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.echelon.config.Deployment;
import org.echelon.topic.Difference;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSetup;

/**
 * The mends that can do no harm: what is missing is made, and rules that should be on are switched
 * on. Nothing that is there is changed or deleted.
 */
public final class Mends {
  private static final int ENOUGH_COPIES = 3;

  private Mends() {}

  /**
   * Mends what it can.
   *
   * @return what was done, and what could not be done and why
   */
  public static List<String> apply(Site site) throws InterruptedException {
    List<String> told = new ArrayList<>();
    if (site.broker().admin().isPresent()) {
      attempt("topics were not created", told, () -> topics(site, told));
    }
    if (site.registry().problem().isEmpty()) {
      attempt("compatibility was not enforced", told, () -> rules(site, told));
    }
    return told;
  }

  private interface Mend {
    void make() throws InterruptedException;
  }

  private static void attempt(String failed, List<String> told, Mend mend)
      throws InterruptedException {
    try {
      mend.make();
    } catch (RuntimeException fault) {
      told.add(failed + ": " + fault.getMessage());
    }
  }

  private static void topics(Site site, List<String> told) throws InterruptedException {
    Deployment deployment = site.deployment();
    Set<Topic> missing = site.topics().missing();
    if (missing.isEmpty()) {
      return;
    }
    short copies = copies(site);
    new TopicSetup(site.admin(), deployment.prefix(), deployment::partitionsOf)
        .create(copies, missing);
    told.add(
        "created "
            + Names.count(missing.size(), "topic")
            + " with "
            + (copies == 1 ? "one copy" : copies + " copies")
            + ": "
            + Names.some(missing.stream().map(deployment::name).toList()));
  }

  /** As many as the other topics have; for the first ones, as many as the brokers can keep. */
  private static short copies(Site site) throws InterruptedException {
    int most = 0;
    for (TopicDescription topic : site.topics().there().values()) {
      most = Math.max(most, topic.partitions().get(0).replicas().size());
    }
    return (short) (most > 0 ? most : Math.min(ENOUGH_COPIES, site.broker().brokers()));
  }

  private static void rules(Site site, List<String> told) throws InterruptedException {
    boolean needed =
        site.registry().differences().stream()
            .anyMatch(d -> d.what().equals(Difference.COMPATIBILITY));
    if (needed) {
      List<String> mended =
          new SchemaSetup(site.deployment().registryUrl(), site.deployment().prefix())
              .enforceCompatibility();
      told.add(
          "enforced "
              + SchemaSetup.COMPATIBILITY
              + " for "
              + Names.count(mended.size(), "subject")
              + ": "
              + Names.some(mended));
    }
  }
}
