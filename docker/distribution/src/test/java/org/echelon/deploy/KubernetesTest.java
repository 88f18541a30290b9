package org.echelon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KubernetesTest {
  private static final Path KUSTOMIZATION = YamlFiles.KUBERNETES.resolve("kustomization.yaml");

  @Test
  void shouldKeepTheRules() {
    assertThat(KubernetesRules.broken(documents())).isEmpty();
  }

  /** A check that nothing could break would say nothing. */
  @ParameterizedTest
  @EnumSource
  void shouldBeSeenToBreakThem(Fault fault) {
    List<JsonNode> documents = documents();

    fault.plant.accept(documents);

    assertThat(KubernetesRules.broken(documents)).hasSize(1);
  }

  @Test
  void shouldNameEveryFile() throws IOException {
    try (Stream<Path> files = Files.list(YamlFiles.KUBERNETES)) {
      assertThat(resources())
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> !name.equals("kustomization.yaml"))
                  .toList());
    }
  }

  @Test
  void shouldRunTheImageThatComposeRuns() {
    JsonNode image = YamlFiles.read(KUSTOMIZATION).get(0).at("/images/0");
    String tagged = image.path("newName").asText() + ":" + image.path("newTag").asText();

    assertThat(image.path("name").asText()).isEqualTo("echelon");
    assertThat(Images.fixed(tagged)).isTrue();
    assertThat(YamlFiles.compose().at("/services/plan/image").asText()).isEqualTo(tagged);
  }

  /** Partitions are told twice: to the operator that creates the topics and to the processes. */
  @Test
  void shouldSplitTopicsAsTheProcessesExpect() {
    List<JsonNode> documents = documents();
    JsonNode settings =
        KubernetesRules.find(documents, "ConfigMap", "echelon-settings").path("data");
    String prefix = settings.path("ECHELON_PREFIX").asText();

    assertThat(partitions(documents, prefix, Topic.ORDER))
        .isEqualTo(settings.path("ECHELON_PARTITIONS").asInt());
    assertThat(partitions(documents, prefix, Topic.GATE_LOG))
        .isEqualTo(settings.path("ECHELON_GATES").asInt());
  }

  private static int partitions(List<JsonNode> documents, String prefix, Topic topic) {
    return KubernetesRules.find(documents, "KafkaTopic", topic.name(prefix))
        .at("/spec/partitions")
        .asInt();
  }

  private static List<String> resources() {
    return YamlFiles.texts(YamlFiles.read(KUSTOMIZATION).get(0).path("resources"));
  }

  private static List<JsonNode> documents() {
    List<JsonNode> documents = new ArrayList<>();
    for (String file : resources()) {
      documents.addAll(YamlFiles.read(YamlFiles.KUBERNETES.resolve(file)));
    }
    return documents;
  }

  /** What somebody might do to the manifests. */
  enum Fault {
    OLD_VERSION(
        all -> spec(all, "Kafka", "echelon", "").put("apiVersion", "kafka.strimzi.io/v1beta2")),
    TWICE(all -> all.add(KubernetesRules.find(all, "ConfigMap", "echelon-settings").deepCopy())),
    NO_POD(
        all ->
            spec(all, "Service", "echelon-console", "/spec/selector")
                .put("app.kubernetes.io/name", "page")),
    NO_CLUSTER(
        all ->
            spec(all, "KafkaTopic", "echelon.alert.v1", "/metadata/labels")
                .put("strimzi.io/cluster", "other")),
    OTHER_PODS(
        all ->
            spec(all, "StatefulSet", "echelon-plan", "/spec/selector/matchLabels")
                .put("app.kubernetes.io/name", "streams")),
    NO_HEAD(all -> spec(all, "Service", "echelon-plan", "/spec").put("clusterIP", "10.0.0.1")),
    TWO_GO(
        all -> spec(all, "PodDisruptionBudget", "echelon-plan", "/spec").put("maxUnavailable", 2)),
    ROOT(all -> pod(all, "/securityContext").put("runAsNonRoot", false)),
    MOVING_TAG(
        all ->
            spec(all, "Deployment", "echelon-registry", "/spec/template/spec/containers/0")
                .put("image", "apicurio/apicurio-registry:latest-release")),
    WRITABLE(all -> pod(all, "/containers/0/securityContext").put("readOnlyRootFilesystem", false)),
    NO_PROBE(all -> pod(all, "/containers/0").remove("livenessProbe")),
    NO_PORT(all -> pod(all, "/containers/0/readinessProbe/httpGet").put("port", "http")),
    NO_LIMIT(all -> pod(all, "/containers/0/resources/limits").remove("memory")),
    NO_VOLUME(all -> ((ArrayNode) pod(all, "").path("volumes")).removeAll()),
    NO_SETTINGS(all -> pod(all, "/containers/0/envFrom/0/configMapRef").put("name", "other")),
    NO_OPTION(all -> ((ArrayNode) pod(all, "/containers/0").path("args")).add("--standby")),
    NO_VARIABLE(
        all -> spec(all, "ConfigMap", "echelon-settings", "/data").remove("ECHELON_BOOTSTRAP"));

    private final Consumer<List<JsonNode>> plant;

    Fault(Consumer<List<JsonNode>> plant) {
      this.plant = plant;
    }

    private static ObjectNode pod(List<JsonNode> all, String pointer) {
      return spec(all, "StatefulSet", "echelon-plan", "/spec/template/spec" + pointer);
    }

    private static ObjectNode spec(List<JsonNode> all, String kind, String name, String pointer) {
      return (ObjectNode) KubernetesRules.find(all, kind, name).at(pointer);
    }
  }
}
