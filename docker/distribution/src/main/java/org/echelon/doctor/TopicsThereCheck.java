package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.echelon.topic.Topic;

/** Whether every topic is there. */
final class TopicsThereCheck implements Check {

  @Override
  public String id() {
    return "topic.missing";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutBroker(site);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    int all = Topic.values().length;
    List<String> missing = site.topics().missing().stream().map(site.deployment()::name).toList();
    if (missing.isEmpty()) {
      return List.of(Finding.good(id(), "topics", all + " topics exist"));
    }
    return List.of(
        Finding.critical(
                id(),
                missing.get(0),
                Names.count(missing.size(), "topic")
                    + " of "
                    + all
                    + (missing.size() == 1 ? " is" : " are")
                    + " missing: "
                    + Names.some(missing))
            .values(all - missing.size(), all)
            .cure("./echelon check --fix"));
  }
}
