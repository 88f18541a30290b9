package org.echelon.kubernetes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.config.Deployment;
import org.echelon.topic.Party;
import org.echelon.topic.Topic;

/**
 * Who outside writes and reads topics, as users that Strimzi's user operator creates with a
 * password of their own and no more rights than they need. Our own processes are none of them: they
 * cannot sign in.
 */
public final class UserResources {
  private static final String ABOUT =
      """
      # Who outside writes and reads the topics of a deployment, and what each may do; made by
      # ./echelon topics kubernetes from the writers and readers in the code. The operator puts the
      # password of each into a secret of the same name. A user's consumer groups begin with its name.
      """;

  private UserResources() {}

  /**
   * All users as one text, the same on every machine.
   *
   * @param cluster name of the Kafka resource
   */
  public static String text(Deployment deployment, String cluster) {
    return YamlText.of(ABOUT, of(deployment, cluster));
  }

  /** One resource for each party outside. */
  static List<Map<String, Object>> of(Deployment deployment, String cluster) {
    return Arrays.stream(Party.values())
        .filter(Party::outside)
        .map(party -> of(deployment, party, cluster))
        .toList();
  }

  private static Map<String, Object> of(Deployment deployment, Party party, String cluster) {
    String name = name(deployment, party);
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      boolean writes = topic.writers().contains(party);
      if (writes) {
        // Who writes may read back what is theirs.
        rules.add(rule("topic", deployment.name(topic), "literal", "Describe", "Read", "Write"));
      } else if (topic.readers().contains(party)) {
        rules.add(rule("topic", deployment.name(topic), "literal", "Describe", "Read"));
      }
    }
    rules.add(rule("group", name, "prefix", "Read"));
    Map<String, Object> authorization = new LinkedHashMap<>();
    authorization.put("type", "simple");
    authorization.put("acls", rules);
    Map<String, Object> specification = new LinkedHashMap<>();
    specification.put("authentication", Map.of("type", "scram-sha-512"));
    specification.put("authorization", authorization);
    return Resource.of("KafkaUser", name, cluster, specification);
  }

  /** Such as {@code echelon-order-system}. */
  static String name(Deployment deployment, Party party) {
    return deployment.applicationId(party.words().replace(' ', '-'));
  }

  private static Map<String, Object> rule(
      String type, String name, String pattern, String... operations) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("type", type);
    resource.put("name", name);
    resource.put("patternType", pattern);
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("resource", resource);
    rule.put("operations", List.of(operations));
    return rule;
  }
}
