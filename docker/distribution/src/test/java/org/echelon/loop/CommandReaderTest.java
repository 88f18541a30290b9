package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.command.TransferCommand;
import org.echelon.config.Deployment;
import org.echelon.producers.publish.Publisher;
import org.echelon.producers.reader.AckDraft;
import org.echelon.producers.reader.CommandHandler;
import org.echelon.producers.reader.CommandReader;
import org.echelon.producers.reader.ReaderSettings;
import org.echelon.producers.reader.ReceivedCommand;
import org.echelon.producers.reader.Reply;
import org.echelon.producers.run.Results;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse reads its commands from a real broker, through duplicates and restarts. */
class CommandReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Duration WAIT = Duration.ofMillis(100);

  private final List<String> handed = new ArrayList<>();

  @TempDir private Path folder;
  private Deployment deployment;

  @BeforeEach
  void topics() {
    String prefix = "reader-" + UUID.randomUUID().toString().substring(0, 8) + ".";
    deployment = LoopDeployment.create(prefix, 2, folder.resolve("state"));
  }

  @Test
  void shouldHandEachRevisionOnceAndIgnoreWhatIsOlderOrUnknown() {
    publish(
        transfer("T-1", 1, CommandChange.ISSUE),
        transfer("T-1", 1, CommandChange.ISSUE),
        transfer("T-1", 2, CommandChange.CANCEL),
        transfer("T-1", 1, CommandChange.ISSUE),
        transfer("T-2", 3, CommandChange.UNKNOWN),
        transfer("T-2", 1, CommandChange.ISSUE));

    // when
    try (CommandReader reader = reader(this::accept)) {
      pollUntil(reader, () -> reader.counts().handed() == 3 && reader.counts().unknown() == 1);

      assertThat(reader.counts().repeated()).isEqualTo(2);
    }

    assertThat(handed).containsExactly("T-1 r1 ISSUE", "T-1 r2 CANCEL", "T-2 r1 ISSUE");
    assertThat(acks())
        .extracting(Ack::getEventId)
        .containsExactlyInAnyOrder("T-1-1-ACCEPTED-1", "T-1-2-ACCEPTED-1", "T-2-1-ACCEPTED-1");
  }

  @Test
  void shouldNotStartWhatHasExpiredButSaySo() {
    TransferCommand late =
        TransferCommand.newBuilder(transfer("T-1", 1, CommandChange.ISSUE))
            .setExpiresAt(NOW.minusSeconds(1))
            .build();
    publish(late);

    // when
    try (CommandReader reader = reader(this::accept)) {
      pollUntil(reader, () -> reader.counts().expired() == 1);
    }

    assertThat(handed).isEmpty();
    assertThat(acks()).extracting(Ack::getKind).containsExactly(AckKind.REJECTED);
    assertThat(acks()).extracting(Ack::getReason).containsExactly("MISSED_CUTOFF");
  }

  @Test
  void shouldNeverSeeACommandOfAnAbortedTransaction() {
    String topic = deployment.name(Topic.TRANSFER);
    try (KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of(
                    "bootstrap.servers",
                    deployment.bootstrap(),
                    "transactional.id",
                    deployment.prefix() + "aborts"),
                new StringSerializer(),
                new ByteArraySerializer());
        var values = LoopDeployment.values(deployment)) {
      producer.initTransactions();
      producer.beginTransaction();
      TransferCommand never = transfer("T-1", 1, CommandChange.ISSUE);
      producer.send(new ProducerRecord<>(topic, "DC1", values.write(topic, never)));
      producer.flush();
      producer.abortTransaction();
    }
    publish(transfer("T-2", 1, CommandChange.ISSUE));

    // when
    try (CommandReader reader = reader(this::accept)) {
      pollUntil(reader, () -> reader.counts().handed() > 0);
    }

    assertThat(handed).containsExactly("T-2 r1 ISSUE");
  }

  @Test
  void shouldHandOnlyTheUnfinishedAgainAfterARestart() {
    publish(
        transfer("T-1", 1, CommandChange.ISSUE),
        transfer("T-2", 1, CommandChange.ISSUE),
        transfer("T-3", 1, CommandChange.ISSUE));
    CommandHandler finishesAllButTheFirst =
        (command, reply) -> {
          note(command);
          if (!command.commandId().equals("T-1")) {
            reply.finished();
          }
        };
    try (CommandReader first = reader(finishesAllButTheFirst)) {
      pollUntil(first, () -> first.counts().handed() == 3);

      assertThat(first.unfinished()).isEqualTo(1);
    }
    handed.clear();
    publish(transfer("T-4", 1, CommandChange.ISSUE));

    // when
    try (CommandReader second = reader(this::accept)) {
      pollUntil(second, () -> second.counts().handed() == 2);

      assertThat(second.counts().repeated()).isEqualTo(2);
      assertThat(second.unfinished()).isZero();
    }

    assertThat(handed).containsExactly("T-1 r1 ISSUE", "T-4 r1 ISSUE");
  }

  @Test
  void shouldReadNothingASecondTimeOnceAllIsAnswered() {
    publish(transfer("T-1", 1, CommandChange.ISSUE), transfer("T-2", 1, CommandChange.ISSUE));
    try (CommandReader first = reader(this::accept)) {
      pollUntil(first, () -> first.counts().handed() == 2);
    }
    publish(transfer("T-3", 1, CommandChange.ISSUE));

    // when
    try (CommandReader second = reader(this::accept)) {
      pollUntil(second, () -> second.counts().handed() == 1);

      assertThat(second.counts().repeated()).isZero();
    }

    assertThat(handed).containsExactly("T-1 r1 ISSUE", "T-2 r1 ISSUE", "T-3 r1 ISSUE");
  }

  @Test
  void shouldAnswerWithTheSameIdsWhenACrashCameBeforeTheCommit() {
    publish(transfer("T-1", 1, CommandChange.ISSUE), transfer("T-2", 1, CommandChange.ISSUE));
    CommandHandler breaksAtTheSecond =
        (command, reply) -> {
          accept(command, reply);
          if (command.commandId().equals("T-2")) {
            throw new IllegalStateException("the forklift stands still");
          }
        };
    try (CommandReader first = reader(breaksAtTheSecond)) {
      assertThatThrownBy(() -> pollUntil(first, () -> first.counts().handed() == 3))
          .hasMessage("the forklift stands still");
    }
    handed.clear();

    // when
    try (CommandReader second = reader(this::accept)) {
      pollUntil(second, () -> second.counts().handed() == 2);
    }

    assertThat(handed).containsExactly("T-1 r1 ISSUE", "T-2 r1 ISSUE");
    assertThat(acks().stream().map(Ack::getEventId).distinct())
        .containsExactlyInAnyOrder("T-1-1-ACCEPTED-1", "T-2-1-ACCEPTED-1");
    assertThat(acks().stream().distinct()).hasSize(2);
  }

  private void accept(ReceivedCommand command, Reply reply) {
    note(command);
    reply.send(
        AckDraft.of(command, AckKind.ACCEPTED, "wms-1", "DC1", "1", command.units(), NOW).build());
    reply.finished();
  }

  private void note(ReceivedCommand command) {
    handed.add(command.commandId() + " r" + command.revision() + " " + command.change());
  }

  private CommandReader reader(CommandHandler handler) {
    ReaderSettings settings =
        new ReaderSettings(
            deployment.prefix() + "wms",
            EnumSet.of(Topic.TRANSFER),
            1000,
            Optional.of(folder.resolve("wms.log")));
    return new CommandReader(
        deployment,
        settings,
        () -> LoopDeployment.values(deployment),
        Clock.fixed(NOW, ZoneOffset.UTC),
        handler);
  }

  private static void pollUntil(CommandReader reader, BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time left to read the commands").isLessThan(until);
      reader.poll(WAIT);
    }
    reader.poll(WAIT);
  }

  private void publish(TransferCommand... commands) {
    try (Publisher publisher = new Publisher(deployment, LoopDeployment.values(deployment))) {
      for (TransferCommand command : commands) {
        publisher.send(Topic.TRANSFER, command.getFrom(), command, NOW);
      }
      publisher.flush();
    }
  }

  private List<Ack> acks() {
    List<Ack> acks = new ArrayList<>();
    try (Results results =
        new Results(
            deployment,
            LoopDeployment.values(deployment),
            EnumSet.of(Topic.ACK),
            (topic, key, record) -> acks.add((Ack) record))) {
      results.drain();
    }
    return acks;
  }

  private static TransferCommand transfer(String id, int revision, CommandChange change) {
    return TransferCommand.newBuilder()
        .setCommandId(id)
        .setRevision(revision)
        .setChange(change)
        .setSku("MUG")
        .setUnits(40)
        .setIssuedAt(NOW)
        .setExpiresAt(NOW.plus(Duration.ofDays(1)))
        .setDecisionId("D-" + id)
        .setNetworkVersion(1)
        .setPriceVersion(0)
        .setForecastVersion(0)
        .setMode(CommandMode.AUTO)
        .setFirstUnit(1)
        .setLastUnit(40)
        .setFrom("DC1")
        .setTo("FC1")
        .setLane("DC1>FC1")
        .setDepartureAt(NOW.plus(Duration.ofHours(10)))
        .setDepartureLocal("2026-11-22T18:00 Etc/UTC")
        .setExpectedArrivalAt(NOW.plus(Duration.ofDays(2)))
        .setLatestArrivalAt(NOW.plus(Duration.ofDays(3)))
        .setPriority(100)
        .setMarginPerUnitDay(1)
        .build();
  }
}
