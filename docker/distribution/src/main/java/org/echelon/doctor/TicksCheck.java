package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.echelon.topic.Topic;

/** Whether time goes on: nothing is decided without ticks. */
final class TicksCheck implements Check {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final String CURE = "./echelon streams, without --no-clock";

  @Override
  public String id() {
    return "ticks.flow";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutWord(site, Topic.TICK);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    String topic = site.deployment().name(Topic.TICK);
    long written = site.told().newestMillis(Topic.TICK);
    if (written < 0) {
      return List.of(
          Finding.critical(id(), topic, "no tick was ever written: time has not begun")
              .values("none", "one each second")
              .cure(CURE));
    }
    long age = site.here().clock().millis() - written;
    if (age > PATIENCE_MILLIS) {
      return List.of(
          Finding.critical(
                  id(), topic, "the last tick is " + Names.span(age) + " old: time stands still")
              .values(age / 1000, PATIENCE_MILLIS / 1000)
              .cure(CURE));
    }
    return List.of(Finding.good(id(), topic, "ticks come"));
  }
}
