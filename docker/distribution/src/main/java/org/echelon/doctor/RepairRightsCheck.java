package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;

/** Whether this user may set topics right where they are not as declared. */
final class RepairRightsCheck implements Check {

  @Override
  public String id() {
    return "access.repair";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutBroker(site);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    TopicsSeen topics = site.topics();
    List<String> fixed =
        topics.there().keySet().stream()
            .filter(topic -> !topics.may(topic, AclOperation.ALTER_CONFIGS))
            .map(site.deployment()::name)
            .toList();
    if (fixed.isEmpty()) {
      return List.of(Finding.good(id(), "topics", "this user may repair settings"));
    }
    return List.of(
        Finding.note(
                id(), fixed.get(0), "this user may not change the settings of " + Names.some(fixed))
            .values("no ALTER_CONFIGS", "ALTER_CONFIGS")
            .cure("./echelon topics create --repair has to be run by another user"));
  }
}
