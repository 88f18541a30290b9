package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.echelon.topic.Topic;

/** Why a check cannot look: the first of what it needs that is not there. */
final class Unable {
  private Unable() {}

  static Optional<String> withoutBroker(Site site) throws InterruptedException {
    return site.broker().admin().isPresent()
        ? Optional.empty()
        : Optional.of("the broker does not answer");
  }

  static Optional<String> withoutRegistry(Site site) throws InterruptedException {
    return site.registry().problem().isEmpty()
        ? Optional.empty()
        : Optional.of("the registry does not answer");
  }

  /** For checks that read topics as bytes. */
  static Optional<String> withoutTopics(Site site, List<Topic> topics) throws InterruptedException {
    Optional<String> why = withoutBroker(site);
    for (Topic topic : topics) {
      if (why.isEmpty()) {
        why = site.topics().unreadable(topic, site.deployment().name(topic));
      }
    }
    return why;
  }

  /** For checks of what the deployment has told on these topics. */
  static Optional<String> withoutWord(Site site, Topic... topics) throws InterruptedException {
    Optional<String> why = withoutTopics(site, List.of(topics));
    if (why.isEmpty()) {
      why = withoutRegistry(site);
    }
    if (why.isEmpty() && !site.told().complete()) {
      why = Optional.of("the broker sent its records too slowly");
    }
    return why;
  }

  /** For checks of what needs a network. */
  static Optional<String> withoutNetwork(Site site, Topic... topics) throws InterruptedException {
    Optional<String> why = withoutWord(site, topics);
    if (why.isEmpty()) {
      why = withoutWord(site, Topic.NETWORK);
    }
    if (why.isEmpty() && site.told().tables().reference().network().isEmpty()) {
      why = Optional.of("no network has been told");
    }
    return why;
  }
}
