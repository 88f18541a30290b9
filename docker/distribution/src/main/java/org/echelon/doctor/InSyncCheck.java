package org.echelon.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** Whether every partition has all its copies in step. */
final class InSyncCheck implements Check {

  @Override
  public String id() {
    return "topic.copies";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutBroker(site);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    return look(site.topics().there().values());
  }

  List<Finding> look(Collection<TopicDescription> topics) {
    List<TopicPartitionInfo> all =
        topics.stream().flatMap(topic -> topic.partitions().stream()).toList();
    List<String> behind =
        topics.stream()
            .filter(d -> d.partitions().stream().anyMatch(InSyncCheck::behind))
            .map(TopicDescription::name)
            .toList();
    if (behind.isEmpty()) {
      return List.of(Finding.good(id(), "topics", "all copies are in step"));
    }
    long partitions = all.stream().filter(InSyncCheck::behind).count();
    return List.of(
        Finding.warning(
                id(),
                behind.get(0),
                Names.count(partitions, "partition")
                    + " of "
                    + all.size()
                    + (partitions == 1 ? " lacks" : " lack")
                    + " copies in step: "
                    + Names.some(behind))
            .values(all.size() - partitions, all.size())
            .cure("start the brokers that are down, or look into their logs"));
  }

  private static boolean behind(TopicPartitionInfo partition) {
    return partition.isr().size() < partition.replicas().size();
  }
}
