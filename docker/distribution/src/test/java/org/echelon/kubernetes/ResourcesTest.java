package org.echelon.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.echelon.cli.Capture;
import org.echelon.config.Deployment;
import org.echelon.topic.Party;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Topics and users of Strimzi say what the code declares, and the committed ones are those. */
class ResourcesTest {
  private static final Path COMMITTED = Path.of("..", "kubernetes");
  private static final Deployment DEPLOYMENT =
      new Deployment(
          "one:9092",
          "http://one:8080/apis/registry/v3",
          "shop-2.",
          12,
          4,
          1,
          50,
          5,
          Path.of("none"));

  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldBeTheCommittedFiles() {
    // when
    int exit =
        echelon.run(
            "topics", "kubernetes", "--bootstrap", "localhost:9092", "--out", folder.toString());

    assertThat(exit).as(echelon.err()).isZero();
    for (String file : List.of("kafka-topics.yaml", "kafka-users.yaml")) {
      assertThat(COMMITTED.resolve(file))
          .as(
              "stale; run ./echelon topics kubernetes --bootstrap localhost:9092 --out"
                  + " docker/kubernetes")
          .hasSameTextualContentAs(folder.resolve(file));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellATopicAsItIsDeclared(Topic topic) {
    List<Map<String, Object>> topics = read(TopicResources.text(DEPLOYMENT, "stock", 3));

    assertThat(topics).hasSize(Topic.values().length);
    Map<String, Object> resource = topics.get(topic.ordinal());
    assertThat(resource).containsEntry("kind", "KafkaTopic");
    assertThat(at(resource, "metadata", "name")).isEqualTo("shop-2." + topic.suffix());
    assertThat(at(resource, "metadata", "labels", "strimzi.io/cluster")).isEqualTo("stock");
    assertThat(at(resource, "spec", "partitions")).isEqualTo(DEPLOYMENT.partitionsOf(topic));
    assertThat(at(resource, "spec", "replicas")).isEqualTo(3);
    Map<?, ?> config = (Map<?, ?>) at(resource, "spec", "config");
    assertThat(
            config.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        setting -> setting.getKey().toString(),
                        setting -> setting.getValue().toString())))
        .isEqualTo(TopicSettings.of(topic, 3));
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetAPartyOutsideDoWhatIsDeclaredAndNothingElse(Party party) {
    String name = "shop-2-" + party.words().replace(' ', '-');
    List<Map<String, Object>> users =
        read(UserResources.text(DEPLOYMENT, "stock")).stream()
            .filter(user -> name.equals(at(user, "metadata", "name")))
            .toList();

    assertThat(users).hasSize(party.outside() ? 1 : 0);
    for (Map<String, Object> user : users) {
      assertThat(at(user, "spec", "authentication", "type")).isEqualTo("scram-sha-512");
      assertThat(rights(user, "Write")).isEqualTo(declared(party, false));
      assertThat(rights(user, "Read")).isEqualTo(declared(party, true));
      assertThat(rights(user, "Describe")).isEqualTo(declared(party, true));
      assertThat(operations(user)).isSubsetOf("Read", "Write", "Describe");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-shop.", "--cluster=Stock"})
  void shouldRefuseNamesThatKubernetesDoesNotTake(String word) {
    String option = word.startsWith("--") ? word : "--prefix=" + word;

    int exit =
        echelon.run(
            "topics", "kubernetes", "--bootstrap=one:9092", option, "--out", folder.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(echelon.err()).contains("is no name in Kubernetes");
    assertThat(folder).isEmptyDirectory();
  }

  private static Set<String> declared(Party party, boolean reads) {
    return Stream.of(Topic.values())
        .filter(
            topic -> topic.writers().contains(party) || (reads && topic.readers().contains(party)))
        .map(DEPLOYMENT::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The topics with which a user may do something. */
  private static Set<String> rights(Map<String, Object> user, String operation) {
    Set<String> topics = new TreeSet<>();
    for (Object rule : (List<?>) at(user, "spec", "authorization", "acls")) {
      Map<?, ?> told = (Map<?, ?>) rule;
      boolean ofATopic = "topic".equals(at(told, "resource", "type"));
      if (ofATopic && ((List<?>) told.get("operations")).contains(operation)) {
        assertThat(at(told, "resource", "patternType")).isEqualTo("literal");
        topics.add(at(told, "resource", "name").toString());
      }
    }
    return topics;
  }

  private static List<Object> operations(Map<String, Object> user) {
    List<Object> operations = new ArrayList<>();
    for (Object rule : (List<?>) at(user, "spec", "authorization", "acls")) {
      operations.addAll((List<?>) ((Map<?, ?>) rule).get("operations"));
    }
    return operations;
  }

  private static Object at(Map<?, ?> node, String... path) {
    Object found = node;
    for (String key : path) {
      found = ((Map<?, ?>) found).get(key);
    }
    return found;
  }

  @SuppressWarnings("unchecked") // a document of ours is a map
  private static List<Map<String, Object>> read(String text) {
    Iterable<Object> documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text);
    return StreamSupport.stream(documents.spliterator(), false)
        .map(document -> (Map<String, Object>) document)
        .toList();
  }
}
