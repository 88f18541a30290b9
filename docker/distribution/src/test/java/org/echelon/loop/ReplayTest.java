package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.echelon.codec.PlainValues;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.producers.run.PacedRun;
import org.echelon.topic.Topic;
import org.echelon.topology.PlanTopology;
import org.echelon.topology.StreamsSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a finished run, read again: the same log gives the same commands. */
class ReplayTest {
  private static final int DAYS = 3;
  private static final Set<Topic> COMMANDS =
      EnumSet.of(Topic.TRANSFER, Topic.PURCHASE, Topic.ASSIGNMENT);

  @TempDir private Path folder;

  @Test
  void shouldWriteTheSameCommandsFromTheSameLog() throws Exception {
    // The test driver knows one partition only.
    Deployment live = LoopDeployment.create("replay.", 1, folder.resolve("live"));
    try (Platform platform = LoopDeployment.running(live, LoopDeployment.PRICE_EVERY);
        PacedRun run = LoopDeployment.run(live, SmallWorld.of(DAYS, 8), DAYS)) {
      run.open();
      while (run.step()) {
        assertThat(run.summary().skusFrozen()).isZero();
      }
    }
    List<ConsumerRecord<byte[], byte[]>> log = RawLog.read(live, Topic.SKU_LOG);

    Replay slow = replay(log, folder.resolve("slow"), Duration.ofMillis(50), 1);
    Replay hurried = replay(log, folder.resolve("hurried"), Duration.ofMillis(170), 40);

    assertThat(slow.bytes).hasSizeGreaterThan(100);
    assertThat(hurried.bytes).isEqualTo(slow.bytes);
    assertThat(slow.commands).containsExactlyInAnyOrderElementsOf(commands(live));
  }

  /** What a replay wrote: every command with its identity as bytes, and in words. */
  private record Replay(List<String> bytes, List<String> commands) {}

  /**
   * Feeds a log to Plan.
   *
   * @param pause by which the clock on the wall moves after so many records
   */
  private static Replay replay(
      List<ConsumerRecord<byte[], byte[]>> log, Path state, Duration pause, int everyRecords) {
    Deployment deployment =
        new Deployment(
            "nowhere:1",
            "http://nowhere",
            "replay.",
            1,
            LoopDeployment.GATES,
            1,
            LoopDeployment.COMMIT_MILLIS,
            LoopDeployment.AHEAD_MINUTES,
            state);
    PlainValues values = new PlainValues(deployment.prefix());
    Replay replay = new Replay(new ArrayList<>(), new ArrayList<>());
    try (TopologyTestDriver driver =
        new TopologyTestDriver(
            PlanTopology.build(deployment, () -> new PlainValues(deployment.prefix())),
            StreamsSettings.of(deployment, "plan", 1),
            Instant.parse("2026-01-01T00:00:00Z"))) {
      TestInputTopic<byte[], byte[]> input =
          driver.createInputTopic(
              deployment.name(Topic.SKU_LOG), new ByteArraySerializer(), new ByteArraySerializer());
      int fed = 0;
      for (ConsumerRecord<byte[], byte[]> record : log) {
        input.pipeInput(new TestRecord<>(record.key(), record.value(), record.headers()));
        if (++fed % everyRecords == 0) {
          driver.advanceWallClockTime(pause);
        }
      }
      for (Topic topic : COMMANDS) {
        String name = deployment.name(topic);
        TestOutputTopic<byte[], byte[]> output =
            driver.createOutputTopic(
                name, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        for (TestRecord<byte[], byte[]> record : output.readRecordsToList()) {
          replay.bytes.add(
              topic
                  + " "
                  + hex(record.key())
                  + " "
                  + hex(record.value())
                  + " "
                  + identity(record.headers()));
          replay.commands.add(words(values.read(name, record.value())));
        }
      }
    }
    return replay;
  }

  /** What the live run published. */
  private static List<String> commands(Deployment live) {
    List<String> commands = new ArrayList<>();
    try (PublicValues values = LoopDeployment.values(live)) {
      for (Topic topic : COMMANDS) {
        for (ConsumerRecord<byte[], byte[]> record : RawLog.read(live, topic)) {
          commands.add(words(values.read(record.topic(), record.value())));
        }
      }
    }
    return commands;
  }

  /** The whole command as text: identity, units, versions and reasons. */
  private static String words(SpecificRecord command) {
    return command.toString();
  }

  private static String identity(Headers headers) {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("ce_id", "ce_time")) {
      Header header = headers.lastHeader(name);
      text.append(name).append('=').append(hex(header.value())).append(' ');
    }
    return text.toString();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
