package org.echelon.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.topic.Topic;

/**
 * Whether what was written last can still be read: a registry that has lost its schemas, or a
 * program that writes without one, shows here.
 */
final class ReadableCheck implements Check {

  @Override
  public String id() {
    return "records.readable";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutWord(site);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<Topic, Integer> one : site.told().unreadable().entrySet()) {
      String topic = site.deployment().name(one.getKey());
      findings.add(
          Finding.critical(
                  id(),
                  topic,
                  Names.count(one.getValue(), "record")
                      + " of "
                      + topic
                      + " cannot be read: "
                      + site.told().fault(one.getKey()))
              .values(one.getValue(), 0)
              .cure("give the registry its schemas back, or stop who writes there without one"));
    }
    return findings.isEmpty()
        ? List.of(Finding.good(id(), "records", "newest records can be read"))
        : findings;
  }
}
