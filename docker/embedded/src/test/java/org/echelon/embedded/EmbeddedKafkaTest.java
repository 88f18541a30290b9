package org.echelon.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  @Test
  void shouldShowOnlyCommittedRecords() throws Exception {
    Records records = new Records(EmbeddedStack.shared().bootstrapServers());
    records.createTopic("transactions");

    try (KafkaProducer<String, String> producer = records.transactionalProducer("two-attempts")) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transactions", "key", "aborted"));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transactions", "key", "committed"));
      producer.commitTransaction();
    }

    assertThat(records.read("transactions", 1)).containsExactly("committed");
  }

  @Test
  void shouldCarryARecordOfEightMebibytes() throws Exception {
    Records records = new Records(EmbeddedStack.shared().bootstrapServers());
    records.createTopic("large");
    String value = "x".repeat(8 * 1024 * 1024);

    records.write("large", value);

    assertThat(records.read("large", 1)).containsExactly(value);
  }

  @Test
  void shouldKeepItsRecordsInAGivenDirectory(@TempDir Path directory) throws Exception {
    try (EmbeddedKafka first = EmbeddedKafka.start(directory, EmbeddedKafka.ANY_PORT)) {
      Records records = new Records(first.bootstrapServers());
      records.createTopic("kept");
      records.write("kept", "still here");
    }

    try (EmbeddedKafka second = EmbeddedKafka.start(directory, EmbeddedKafka.ANY_PORT)) {
      assertThat(new Records(second.bootstrapServers()).read("kept", 1))
          .containsExactly("still here");
    }
  }

  @Test
  void shouldNameAFixedPortThatIsTaken(@TempDir Path directory) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(FreePorts.HOST))) {
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, taken.getLocalPort()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is in use");
    }
  }

  @Test
  void shouldTryOtherPortsWhenOneIsLost(@TempDir Path directory) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(FreePorts.HOST))) {
      int lost = taken.getLocalPort();
      List<Integer> free = FreePorts.take(4);
      Queue<List<Integer>> offered =
          new ArrayDeque<>(
              List.of(
                  List.of(lost, free.get(0)),
                  List.of(free.get(1), lost),
                  List.of(free.get(2), free.get(3))));

      setServerLogs(Level.OFF); // Two failures are meant here, each with pages of stack traces.
      try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, offered::remove)) {
        assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + free.get(2));
        new Records(kafka.bootstrapServers()).createTopic("works");
      } finally {
        setServerLogs(Level.WARN);
      }
    }
  }

  private static void setServerLogs(Level level) {
    Configurator.setLevel("kafka", level);
    Configurator.setLevel("org.apache.kafka.server.fault", level);
  }
}
