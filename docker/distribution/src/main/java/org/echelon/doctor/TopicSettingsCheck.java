package org.echelon.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.echelon.topic.Difference;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicDiff;

/** Whether topics are kept, compacted and limited as declared. */
final class TopicSettingsCheck implements Check {

  @Override
  public String id() {
    return "topic.settings";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutBroker(site);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    TopicDiff diff =
        new TopicDiff(site.admin(), site.deployment().prefix(), site.deployment()::partitionsOf);
    List<Finding> findings = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      TopicDescription there = site.topics().there().get(topic);
      Config settings = site.topics().settings().get(topic);
      if (there != null && settings != null) {
        diff.settings(topic, there, settings).forEach(d -> findings.add(finding(d)));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.good(id(), "topics", "cleanup, retention and limits as declared"))
        : findings;
  }

  private Finding finding(Difference difference) {
    String text =
        difference.object()
            + ": "
            + difference.what()
            + " is "
            + difference.found()
            + ", should be "
            + difference.expected();
    // Another cleanup loses records or keeps them for ever; the rest can wait.
    Finding finding =
        difference.what().equals(TopicConfig.CLEANUP_POLICY_CONFIG)
            ? Finding.critical(id(), difference.object(), text)
            : Finding.warning(id(), difference.object(), text);
    return finding
        .values(difference.found(), difference.expected())
        .cure("./echelon topics create --repair");
  }
}
