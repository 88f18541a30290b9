package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.event.OrderLine;
import org.echelon.schema.Contracts;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in the documentation compiles, runs, and what it sends is what it says. */
class UpstreamDocTest {
  private static final List<String> IMPORTS =
      List.of(
          "java.time.Instant",
          "org.echelon.event.OrderChange",
          "org.echelon.event.OrderLine",
          "org.echelon.producers.client.Stored",
          "org.echelon.producers.client.UpstreamClient",
          "org.echelon.reference.Speed");

  @TempDir Path folder;

  @Test
  void shouldSendTheOrderOfTheExample() throws Exception {
    Deployment deployment = LoopDeployment.create(Contracts.PREFIX, 2, folder);
    String text = Files.readString(Path.of("..", "..", "topology-docs", "upstream.md"));
    String example = text.substring(text.indexOf("```java\n") + 8);
    example = example.substring(0, example.indexOf("```"));

    // when
    run(
        example
            .replace("localhost:9092", deployment.bootstrap())
            .replace("http://localhost:8080/apis/registry/v3", deployment.registryUrl()));

    assertThat(example.lines().count()).isLessThanOrEqualTo(15);
    ConsumerRecord<String, byte[]> sent = only(deployment, Topic.ORDER);
    OrderLine line;
    try (PublicValues values = LoopDeployment.values(deployment)) {
      line = (OrderLine) values.read(sent.topic(), sent.value());
    }
    assertThat(sent.key()).isEqualTo("MUG-RED-11");
    assertThat(line.getUnits()).isEqualTo(2);
    assertThat(line.getSource()).isEqualTo("shop-7");
    assertThat(line.getEventId()).matches("shop-7-[0-9a-f]{20}");
    assertThat(headers(sent))
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", line.getEventId())
        .containsEntry("ce_source", "shop-7")
        .containsEntry("ce_type", "org.echelon.orderline.placed")
        .containsEntry("ce_time", line.getOccurredAt().toString())
        .containsEntry("ce_correlationid", "SO-100734")
        .containsEntry("content-type", "application/avro");
  }

  private void run(String example) throws Exception {
    StringBuilder source = new StringBuilder();
    IMPORTS.forEach(name -> source.append("import ").append(name).append(";\n"));
    source.append("public class Example {\n  public static void main(String[] a) {\n");
    source.append(example).append("  }\n}\n");
    Path file = Files.writeString(folder.resolve("Example.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int result =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            folder.toString(),
            file.toString());
    assertThat(result).isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      loader
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    }
  }

  private static ConsumerRecord<String, byte[]> only(Deployment deployment, Topic topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", (Object) deployment.bootstrap()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(deployment.name(topic)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<ConsumerRecord<String, byte[]>> all = new java.util.ArrayList<>();
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (all.size() < end) {
        consumer.poll(java.time.Duration.ofMillis(100)).forEach(all::add);
      }
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    Arrays.stream(record.headers().toArray())
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
