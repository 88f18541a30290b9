package org.echelon.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the manifests must keep to as far as no cluster is needed for it: kinds, names and what they
 * refer to. Pods are looked at by {@link PodRules}.
 */
final class KubernetesRules {
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("Namespace", "v1"),
          Map.entry("ConfigMap", "v1"),
          Map.entry("Service", "v1"),
          Map.entry("Deployment", "apps/v1"),
          Map.entry("StatefulSet", "apps/v1"),
          Map.entry("Job", "batch/v1"),
          Map.entry("PodDisruptionBudget", "policy/v1"),
          Map.entry("NetworkPolicy", "networking.k8s.io/v1"),
          Map.entry("Kafka", "kafka.strimzi.io/v1"),
          Map.entry("KafkaNodePool", "kafka.strimzi.io/v1"),
          Map.entry("KafkaTopic", "kafka.strimzi.io/v1"),
          Map.entry("KafkaUser", "kafka.strimzi.io/v1"));

  private final List<JsonNode> documents;
  private final List<String> broken = new ArrayList<>();

  private KubernetesRules(List<JsonNode> documents) {
    this.documents = documents;
  }

  /** The rules that a set of documents breaks, a line each. */
  static List<String> broken(List<JsonNode> documents) {
    KubernetesRules rules = new KubernetesRules(documents);
    Set<String> names = new TreeSet<>();
    for (JsonNode document : documents) {
      rules.named(document, names);
    }
    for (JsonNode document : documents) {
      rules.check(document);
    }
    return rules.broken;
  }

  private void named(JsonNode document, Set<String> names) {
    String kind = document.path("kind").asText();
    String name = document.at("/metadata/name").asText();
    String where = kind + " " + name;
    require(
        document.path("apiVersion").asText().equals(KINDS.get(kind)), where, "kind and version");
    require(name.matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?"), where, "name");
    require(names.add(where), where, "given twice");
    require(
        document.at("/metadata/labels/app.kubernetes.io~1part-of").asText().equals("echelon"),
        where,
        "not labelled as ours");
  }

  private void check(JsonNode document) {
    String where = document.path("kind").asText() + " " + document.at("/metadata/name").asText();
    JsonNode spec = document.path("spec");
    switch (document.path("kind").asText()) {
      case "Service" -> selects(where, spec.path("selector"));
      case "PodDisruptionBudget" -> {
        selects(where, spec.at("/selector/matchLabels"));
        require(spec.path("maxUnavailable").asInt() == 1, where, "lets more than one go");
      }
      case "NetworkPolicy" -> selects(where, spec.at("/podSelector/matchLabels"));
      case "Deployment", "StatefulSet", "Job" -> {
        if (!document.path("kind").asText().equals("Job")) {
          require(
              labels(document).equals(spec.at("/selector/matchLabels")), where, "selects others");
        }
        if (spec.has("serviceName")) {
          JsonNode service = find("Service", spec.path("serviceName").asText());
          require(
              service.at("/spec/clusterIP").asText().equals("None"), where, "no headless service");
        }
        broken.addAll(PodRules.broken(where, document, documents));
      }
      case "KafkaNodePool", "KafkaTopic", "KafkaUser" ->
          require(
              !find("Kafka", document.at("/metadata/labels/strimzi.io~1cluster").asText())
                  .isMissingNode(),
              where,
              "belongs to no cluster");
      default -> {
        // Nothing refers to what is not there.
      }
    }
  }

  private void selects(String where, JsonNode wanted) {
    boolean found =
        wanted.size() > 0
            && documents.stream()
                .map(KubernetesRules::labels)
                .anyMatch(
                    labels ->
                        wanted.properties().stream()
                            .allMatch(
                                label -> label.getValue().equals(labels.get(label.getKey()))));
    require(found, where, "selects no pod");
  }

  private static JsonNode labels(JsonNode document) {
    return document.at("/spec/template/metadata/labels");
  }

  private JsonNode find(String kind, String name) {
    return find(documents, kind, name);
  }

  /** The document of a kind and name; a missing node where there is none. */
  static JsonNode find(List<JsonNode> documents, String kind, String name) {
    return documents.stream()
        .filter(d -> d.path("kind").asText().equals(kind))
        .filter(d -> d.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private void require(boolean kept, String where, String what) {
    if (!kept) {
      broken.add(where + ": " + what);
    }
  }
}
