package org.echelon.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.codec.RefusedHeaders;
import org.echelon.topic.Topic;

/** Which records were refused of late, and why. */
final class RefusedCheck implements Check {
  private static final Duration OF_LATE = Duration.ofHours(1);

  @Override
  public String id() {
    return "refused.hour";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutTopics(site, List.of(Topic.REFUSED));
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    Map<String, Long> reasons = new TreeMap<>();
    boolean complete;
    try (TailReader reader = new TailReader(site.deployment().bootstrap())) {
      complete =
          reader.since(
              site.topics().partitions(Topic.REFUSED),
              site.here().clock().millis() - OF_LATE.toMillis(),
              record ->
                  reasons.merge(
                      RefusedHeaders.read(record.headers(), "reason").orElse("UNKNOWN"),
                      1L,
                      Long::sum));
    }
    String topic = site.deployment().name(Topic.REFUSED);
    long all = reasons.values().stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return List.of(Finding.good(id(), topic, "nothing refused in the last hour"));
    }
    return List.of(
        Finding.note(
                id(),
                topic,
                (complete ? "" : "more than ")
                    + Names.count(all, "record")
                    + (all == 1 ? " was" : " were")
                    + " refused in the last hour: "
                    + Names.some(worst(reasons)))
            .values(all, 0)
            .cure("./echelon dlq list names the cure of each, and which would be taken now"));
  }

  private static List<String> worst(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(reason -> reason.getKey() + " " + reason.getValue())
        .toList();
  }
}
