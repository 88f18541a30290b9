package org.echelon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the broker makes of its environment in the compose file: the program that the official image
 * starts with is part of the broker, so it can be asked without the image.
 */
class BrokerSettingsTest {
  private static final JsonNode ENVIRONMENT = YamlFiles.compose().at("/services/kafka/environment");

  @TempDir private Path folder;

  @Test
  void shouldBeABrokerThatOurTopicsFitInto() throws Exception {
    // when
    KafkaConfig broker = new KafkaConfig(written(), false);

    assertThat(broker.brokerId()).isEqualTo(1);
    assertThat(broker.quorumConfig().voters()).containsExactly("1@kafka:9093");
    assertThat(broker.autoCreateTopicsEnable()).isFalse();
    assertThat(broker.logDirs()).asString().contains(folder.resolve("data").toString());
    int largest =
        Arrays.stream(Topic.values())
            .map(topic -> TopicSettings.of(topic, 1).get("max.message.bytes"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElseThrow();
    assertThat(broker.messageMaxBytes()).isGreaterThanOrEqualTo(largest);
  }

  /** The volume is where the broker writes; the image's own place goes with the container. */
  @Test
  void shouldWriteIntoItsVolume() {
    String data = ENVIRONMENT.path("KAFKA_LOG_DIRS").asText();

    assertThat(YamlFiles.texts(YamlFiles.compose().at("/services/kafka/volumes")))
        .contains("kafka-data:" + data);
  }

  /** The settings that the image would start the broker with, formatted disk included. */
  private Properties written() throws IOException, InterruptedException {
    for (String name : List.of("default", "mounted", "final")) {
      Files.createDirectories(folder.resolve(name));
    }
    for (String name : List.of("server.properties", "log4j2.yaml", "tools-log4j2.yaml")) {
      Files.writeString(folder.resolve("default").resolve(name), "");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "kafka.docker.KafkaDockerWrapper",
            "setup",
            "--default-configs-dir",
            folder.resolve("default").toString(),
            "--mounted-configs-dir",
            folder.resolve("mounted").toString(),
            "--final-configs-dir",
            folder.resolve("final").toString());
    for (Map.Entry<String, JsonNode> variable : ENVIRONMENT.properties()) {
      builder.environment().put(variable.getKey(), variable.getValue().asText());
    }
    builder.environment().put("KAFKA_LOG_DIRS", folder.resolve("data").toString());
    builder.environment().put("CLUSTER_ID", "5L6g3nShT-eMCtK--X86sw");
    Process process = builder.redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(told).isZero();
    assertThat(folder.resolve("data").resolve("meta.properties")).exists();
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve("final").resolve("server.properties"))) {
      properties.load(in);
    }
    return properties;
  }
}
