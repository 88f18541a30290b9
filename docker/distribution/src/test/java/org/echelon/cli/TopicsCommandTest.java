package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.echelon.embedded.EmbeddedStack;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSetup;
import org.junit.jupiter.api.Test;

/** Each test has a deployment of its own, into which it builds what is to be found. */
class TopicsCommandTest {
  private static final EmbeddedStack STACK = EmbeddedStack.shared();

  private final Capture echelon = new Capture();

  @Test
  void shouldCreateOnceAndThenFindNothingToDo() throws Exception {
    assertThat(topics("create", "fresh.")).isZero();
    assertThat(topics("create", "fresh.")).as(echelon.err()).isZero();

    // when
    int exit = topics("diff", "fresh.");

    assertThat(exit).as(echelon.out()).isZero();
    assertThat(echelon.out()).isEmpty();
    assertThat(echelon.err().strip()).endsWith(": 0 differences");
  }

  @Test
  void shouldChangeNothingWhenOnlyAsked() throws Exception {
    assertThat(topics("create", "asked.", "--dry-run")).isZero();

    assertThat(echelon.out().lines())
        .contains(
            "asked.evt.order.v1: the topic is missing, should be there; run ./echelon topics"
                + " create")
        .contains(
            "asked.evt.order.v1-value: the subject is missing, should be registered; run"
                + " ./echelon topics create")
        .hasSize(2 * Topic.values().length - binaryTopics());
    try (Admin admin = admin()) {
      assertThat(admin.listTopics().names().get()).noneMatch(name -> name.startsWith("asked."));
    }
  }

  @Test
  void shouldNameEveryDifferenceWithItsCure() throws Exception {
    seed("odd.");

    // when
    int exit = topics("diff", "odd.");

    assertThat(exit).isEqualTo(6);
    assertThat(echelon.out().lines())
        .containsExactly(
            "odd.evt.order.v1: cleanup.policy is compact, should be delete; run ./echelon topics"
                + " create --repair",
            "odd.evt.order.v1: message.timestamp.after.max.ms is 3600000, should be"
                + " 300000; run ./echelon topics create --repair",
            "odd.sys.sku.v1: the number of partitions is 3, should be 2; start with --partitions 3"
                + " or use another --prefix",
            "odd.alert.v1: the topic is missing, should be there; run ./echelon topics create",
            "odd.evt.receipt.v1-value: compatibility is NONE, should be FULL_TRANSITIVE; run"
                + " ./echelon topics create",
            "odd.ref.item.v1-value: the schema is another in all 1 versions, should be that of"
                + " this Echelon; run ./echelon topics create",
            "odd.alert.v1-value: the subject is missing, should be registered; run ./echelon"
                + " topics create");
  }

  @Test
  void shouldTellProgramsTheSame() throws Exception {
    seed("json.");

    // when
    int exit = topics("diff", "json.", "--json");

    JsonNode report = new ObjectMapper().readTree(echelon.out());
    assertThat(exit).isEqualTo(6);
    assertThat(report.path("topics").asInt()).isEqualTo(Topic.values().length);
    assertThat(report.path("differences")).hasSize(7);
    assertThat(report.path("differences").get(0).path("cure").asText()).contains("--repair");
  }

  @Test
  void shouldRepairWhatCanBeRepairedAndSayWhatCannot() throws Exception {
    seed("repair.");

    // when
    int exit = topics("create", "repair.", "--repair");

    assertThat(exit).as("a foreign schema holds a subject").isEqualTo(4);
    assertThat(echelon.err())
        .contains("2 settings repaired", "the registry refused repair.ref.item.v1-value: 409");
    assertThat(topics("diff", "repair.")).isEqualTo(6);
    assertThat(echelon.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("repair.sys.sku.v1: the number of partitions"),
            line -> assertThat(line).startsWith("repair.ref.item.v1-value: the schema is another"));
  }

  @Test
  void shouldSayWhichServerDoesNotAnswer() throws Exception {
    int exit =
        echelon.run(
            "topics", "diff", "--bootstrap", STACK.bootstrapServers(), "--registry", nowhere());

    assertThat(exit).isEqualTo(5);
    assertThat(echelon.err()).contains("the registry does not answer at", "--registry");
  }

  @Test
  void shouldListTheContractWithoutAServer() {
    assertThat(echelon.run("topics", "list", "--bootstrap", "127.0.0.1:1", "--partitions", "5"))
        .isZero();

    assertThat(echelon.out().lines())
        .hasSize(1 + Topic.values().length)
        .anyMatch(line -> line.matches("echelon.sys.sku.v1 +binary +5 +delete +7 d +8192 KiB"));
  }

  /** A deployment with a fault of every kind. */
  private void seed(String prefix) throws Exception {
    try (Admin admin = admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(prefix + "evt.order.v1", 2, (short) 1)
                      .configs(
                          Map.of(
                              TopicConfig.CLEANUP_POLICY_CONFIG, "compact",
                              TopicConfig.RETENTION_MS_CONFIG, "3024000000",
                              TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "81920")),
                  new NewTopic(prefix + "sys.sku.v1", 3, (short) 1)
                      .configs(
                          Map.of(
                              TopicConfig.RETENTION_MS_CONFIG, "604800000",
                              TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "8454144"))))
          .all()
          .get();
      new TopicSetup(admin, prefix, topic -> topic.spread() == Topic.Spread.ONE ? 1 : 2)
          .create((short) 1);
      admin.deleteTopics(List.of(prefix + "alert.v1")).all().get();
      while (admin.listTopics().names().get().contains(prefix + "alert.v1")) {
        Thread.sleep(20);
      }
    }
    for (Topic topic : Topic.values()) {
      if (topic.record().isPresent() && topic != Topic.ALERT) {
        String subject = topic.name(prefix) + "-value";
        String schema =
            topic == Topic.ITEM
                ? "{\"type\":\"record\",\"name\":\"Other\",\"fields\":[]}"
                : SpecificData.get().getSchema(topic.record().get()).toString();
        registry("POST", "/subjects/" + subject + "/versions", Map.of("schema", schema));
        if (topic != Topic.RECEIPT) {
          registry("PUT", "/config/" + subject, Map.of("compatibility", SchemaSetup.COMPATIBILITY));
        }
      }
    }
  }

  private static void registry(String method, String path, Map<String, String> body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(STACK.ccompatUrl() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body)))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", STACK.bootstrapServers()));
  }

  private static int binaryTopics() {
    return (int) Arrays.stream(Topic.values()).filter(t -> t.record().isEmpty()).count();
  }

  /** An address where nothing listens: the port was free a moment ago. */
  private static String nowhere() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return "http://127.0.0.1:" + socket.getLocalPort() + "/apis/registry/v3";
    }
  }

  private int topics(String command, String prefix, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "topics",
                command,
                "--bootstrap",
                STACK.bootstrapServers(),
                "--registry",
                STACK.registryUrl(),
                "--partitions",
                "2",
                "--gates",
                "2",
                "--prefix",
                prefix));
    arguments.addAll(List.of(more));
    echelon.clear();
    return echelon.run(arguments.toArray(String[]::new));
  }
}
