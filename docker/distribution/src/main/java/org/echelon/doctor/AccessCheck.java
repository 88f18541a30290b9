package org.echelon.doctor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.echelon.topic.Topic;

/** Whether this user may do with our topics what the applications do. */
final class AccessCheck implements Check {
  private static final Set<AclOperation> NEEDED =
      EnumSet.of(
          AclOperation.READ,
          AclOperation.WRITE,
          AclOperation.DESCRIBE,
          AclOperation.DESCRIBE_CONFIGS);

  @Override
  public String id() {
    return "access.topics";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutBroker(site);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    TopicsSeen topics = site.topics();
    Map<String, List<String>> lacking = new TreeMap<>();
    for (Topic topic : Topic.values()) {
      String rights = lacking(topics, topic);
      if (!rights.isEmpty()) {
        lacking.computeIfAbsent(rights, r -> new ArrayList<>()).add(site.deployment().name(topic));
      }
    }
    if (lacking.isEmpty()) {
      return List.of(Finding.good(id(), "topics", "this user has the rights it needs"));
    }
    List<Finding> findings = new ArrayList<>();
    lacking.forEach(
        (rights, names) ->
            findings.add(
                Finding.critical(
                        id(), names.get(0), "this user may not " + rights + " " + Names.some(names))
                    .values("no " + rights, words(NEEDED))
                    .cure(cure(site))));
    return findings;
  }

  private static String lacking(TopicsSeen topics, Topic topic) {
    if (topics.missing().contains(topic)) {
      return "";
    }
    if (topics.hidden().contains(topic)) {
      return AclOperation.DESCRIBE.name();
    }
    Set<AclOperation> lacking = EnumSet.copyOf(NEEDED);
    lacking.removeIf(operation -> topics.may(topic, operation));
    return words(lacking);
  }

  private static String words(Set<AclOperation> operations) {
    return operations.stream().map(Enum::name).collect(Collectors.joining(", "));
  }

  private static String cure(Site site) {
    return "kafka-acls.sh --bootstrap-server "
        + site.deployment().bootstrap()
        + " --add --allow-principal User:NAME --operation Read --operation Write --operation"
        + " Describe --operation DescribeConfigs --resource-pattern-type prefixed --topic "
        + site.deployment().prefix();
  }
}
