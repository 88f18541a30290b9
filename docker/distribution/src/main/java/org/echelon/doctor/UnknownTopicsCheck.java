package org.echelon.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.topic.Topic;

/** Whether topics bear our prefix that this Echelon does not know. */
final class UnknownTopicsCheck implements Check {

  @Override
  public String id() {
    return "topic.unknown";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutBroker(site);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    Set<String> ours =
        Arrays.stream(Topic.values()).map(site.deployment()::name).collect(Collectors.toSet());
    List<String> unknown =
        site.topics().names().stream().filter(name -> !ours.contains(name)).toList();
    String prefix = site.deployment().prefix();
    if (unknown.isEmpty()) {
      return List.of(Finding.good(id(), "topics", "no unknown topic under " + prefix));
    }
    return List.of(
        Finding.note(
                id(),
                unknown.get(0),
                Names.count(unknown.size(), "topic")
                    + " under "
                    + prefix
                    + (unknown.size() == 1 ? " is" : " are")
                    + " not of this Echelon: "
                    + Names.some(unknown))
            .values(unknown.size(), 0)
            .cure("delete what nobody uses; a newer Echelon may have made it"));
  }
}
