package org.echelon.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;

/** Whether topics that have to be split alike are. */
final class PartitionsCheck implements Check {

  @Override
  public String id() {
    return "topic.partitions";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutBroker(site);
  }

  /** Topics that are split alike, and otherwise than they should be. */
  private record Split(Topic.Spread spread, int found, int expected) {}

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    Deployment deployment = site.deployment();
    Map<String, Split> splits = new TreeMap<>();
    Map<String, List<String>> names = new TreeMap<>();
    site.topics()
        .there()
        .forEach(
            (topic, description) -> {
              int found = description.partitions().size();
              int expected = deployment.partitionsOf(topic);
              if (topic.bound() && found != expected) {
                String key = topic.spread() + " " + found;
                splits.put(key, new Split(topic.spread(), found, expected));
                names.computeIfAbsent(key, k -> new ArrayList<>()).add(deployment.name(topic));
              }
            });
    if (splits.isEmpty()) {
      return List.of(
          Finding.good(
              id(),
              "topics",
              deployment.partitions() + " partitions, " + deployment.gates() + " gates"));
    }
    List<Finding> findings = new ArrayList<>();
    splits.forEach(
        (key, split) -> findings.add(finding(split, Objects.requireNonNull(names.get(key)))));
    return findings;
  }

  private Finding finding(Split split, List<String> names) {
    return Finding.critical(
            id(),
            names.get(0),
            Names.some(names)
                + (names.size() == 1 ? " has " : " have ")
                + Names.count(split.found(), "partition")
                + ", "
                + split.expected()
                + (split.expected() == 1 ? " is" : " are")
                + " needed: "
                + harm(split.spread()))
        .values(split.found(), split.expected())
        .cure(cure(split));
  }

  private static String harm(Topic.Spread spread) {
    return switch (spread) {
      case SKUS -> "records of an item would meet the task of another";
      case GATES -> "offers would meet another gate";
      case ONE -> "several partitions have no one order";
    };
  }

  private static String cure(Split split) {
    return switch (split.spread()) {
      case SKUS -> "give every command --partitions " + split.found() + ", or another --prefix";
      case GATES -> "give every command --gates " + split.found() + ", or another --prefix";
      case ONE -> "give every command another --prefix, and ./echelon topics create";
    };
  }
}
