package org.echelon.kubernetes;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSettings;

/**
 * The topics as resources that Strimzi's topic operator creates, and sets right again when somebody
 * has changed them.
 */
public final class TopicResources {
  private static final String ABOUT =
      """
      # The topics of a deployment; made by ./echelon topics kubernetes from those in the code.
      # What Kafka Streams keeps for itself (changelogs) it creates itself.
      """;

  private TopicResources() {}

  /**
   * All topics as one text, the same on every machine.
   *
   * @param cluster name of the Kafka resource
   * @param replicas copies of each topic
   */
  public static String text(Deployment deployment, String cluster, int replicas) {
    return YamlText.of(ABOUT, of(deployment, cluster, replicas));
  }

  /** One resource for each topic, in the order they are declared. */
  static List<Map<String, Object>> of(Deployment deployment, String cluster, int replicas) {
    return Arrays.stream(Topic.values())
        .map(topic -> of(deployment, topic, cluster, replicas))
        .toList();
  }

  private static Map<String, Object> of(
      Deployment deployment, Topic topic, String cluster, int replicas) {
    Map<String, Object> specification = new LinkedHashMap<>();
    specification.put("partitions", deployment.partitionsOf(topic));
    specification.put("replicas", replicas);
    Map<String, Object> settings = new LinkedHashMap<>();
    TopicSettings.of(topic, replicas)
        .forEach((setting, value) -> settings.put(setting, plain(value)));
    specification.put("config", settings);
    return Resource.of("KafkaTopic", deployment.name(topic), cluster, specification);
  }

  /** Numbers as numbers. */
  private static Object plain(String value) {
    return value.matches("-?[0-9]+") ? (Object) Long.valueOf(value) : value;
  }
}
