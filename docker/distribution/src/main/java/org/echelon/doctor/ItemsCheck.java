package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.echelon.topic.Topic;

/** Whether the network has items. */
final class ItemsCheck implements Check {

  @Override
  public String id() {
    return "items.there";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutNetwork(site, Topic.ITEM);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    String topic = site.deployment().name(Topic.ITEM);
    KeysSeen items = site.items();
    if (items.keys().isEmpty() && items.complete()) {
      return List.of(
          Finding.warning(id(), topic, "the network has no items, so nothing is planned")
              .values(0, "1 or more")
              .cure("./echelon produce csv --items items.csv"));
    }
    return List.of(
        Finding.good(
            id(),
            topic,
            (items.complete() ? "" : "more than ") + Names.count(items.keys().size(), "item")));
  }
}
