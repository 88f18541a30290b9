package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.echelon.topic.Topic;

/** Whether every Plan task obeys the newest network. */
final class NetworkAdoptedCheck implements Check {
  private static final long PATIENCE_MILLIS = 30_000;

  @Override
  public String id() {
    return "network.adopted";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutNetwork(site, Topic.TASK);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    long version = site.told().tables().reference().network().map(n -> n.getVersion()).orElse(0L);
    List<String> behind =
        site.told().tables().tasks().plan().stream()
            .filter(report -> report.task().getNetworkVersion() < version)
            .map(report -> "plan/" + report.task().getTask())
            .toList();
    long age = site.here().clock().millis() - site.told().newestMillis(Topic.NETWORK);
    if (behind.isEmpty() || age < PATIENCE_MILLIS) {
      return List.of(Finding.good(id(), "plan", "tasks obey network v" + version));
    }
    return List.of(
        Finding.warning(
                id(),
                behind.get(0),
                Names.count(behind.size(), "task")
                    + " of "
                    + site.deployment().partitions()
                    + (behind.size() == 1 ? " does" : " do")
                    + " not obey network v"
                    + version
                    + " after "
                    + Names.span(age)
                    + ": "
                    + Names.some(behind))
            .values(behind.size(), 0)
            .cure("./echelon topic show dlq says whether it was refused"));
  }
}
