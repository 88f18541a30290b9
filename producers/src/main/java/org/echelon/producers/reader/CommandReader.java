package org.echelon.producers.reader;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RegistryUnavailableException;
import org.echelon.codec.UnreadableException;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.CommandChange;
import org.echelon.config.Deployment;
import org.echelon.producers.publish.Publisher;
import org.echelon.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads commands as a warehouse must, and answers them: read committed, each revision handed over
 * once, lower and equal revisions and unknown changes ignored, nothing started after it expired. An
 * offset is committed only when the command was finished and its answers are stored, so a restart
 * loses none. For one thread: answers are sent from the thread that polls.
 */
public final class CommandReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandReader.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final CommandHandler handler;
  private final Clock clock;
  private final PublicValues values;
  private final Publisher publisher;
  private final KafkaConsumer<String, byte[]> consumer;
  private final KnownRevisions revisions;
  private final Optional<FinishedLog> log;
  private final OpenOffsets offsets = new OpenOffsets();
  private final ReaderCounts counts = new ReaderCounts();
  private boolean sound = true;

  /**
   * @param values makes one for reading and one for writing
   * @param clock by which commands expire
   */
  public CommandReader(
      Deployment deployment,
      ReaderSettings settings,
      Supplier<PublicValues> values,
      Clock clock,
      CommandHandler handler) {
    this.handler = handler;
    this.clock = clock;
    this.values = values.get();
    this.publisher = new Publisher(deployment, values.get());
    this.revisions = new KnownRevisions(settings.remembered());
    this.log = settings.memory().map(file -> new FinishedLog(file, settings.remembered()));
    log.ifPresent(finished -> finished.replay(revisions));
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.GROUP_ID_CONFIG,
                settings.group(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // A warehouse that begins late still gets the commands that wait for it.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(settings.topics().stream().map(deployment::name).toList(), new Rebalanced());
  }

  /**
   * Takes what has come, waiting at most so long for the first, and commits what is finished. What
   * the handler throws comes out here; then close this reader and begin another, which is handed
   * again what was not committed.
   */
  public void poll(Duration wait) {
    ConsumerRecords<String, byte[]> records = consumer.poll(wait);
    sound = false;
    for (ConsumerRecord<String, byte[]> record : records) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      try {
        take(partition, record);
      } catch (RegistryUnavailableException away) {
        // Nothing can be said about the command yet: read it again, and those behind it.
        LOG.warn("commands wait for the registry: {}", away.getMessage());
        rewind();
        pause();
        break;
      }
    }
    sound = true;
    commit();
  }

  /** What has been read so far. */
  public ReaderCounts counts() {
    return counts;
  }

  /** Commands handed over that are not finished. */
  public int unfinished() {
    return offsets.unfinished();
  }

  @Override
  public void close() {
    try {
      commit();
    } finally {
      consumer.close();
      publisher.close();
      values.close();
    }
  }

  private void take(TopicPartition partition, ConsumerRecord<String, byte[]> record) {
    Optional<ReceivedCommand> read = read(record);
    offsets.read(partition, record.offset());
    read.ifPresent(command -> take(partition, record.offset(), command));
  }

  private Optional<ReceivedCommand> read(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.ofNullable(values.read(record.topic(), record.value()))
          .map(ReceivedCommand::of);
    } catch (UnreadableException e) {
      counts.unreadable++;
      LOG.error(
          "cannot read the command at {} {} {}: {}; it is skipped, report it to its sender",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      return Optional.empty();
    }
  }

  private void take(TopicPartition partition, long offset, ReceivedCommand command) {
    if (command.change() == CommandChange.UNKNOWN) {
      counts.unknown++;
      return;
    }
    if (!revisions.isNew(command.commandId(), command.revision())) {
      counts.repeated++;
      return;
    }
    revisions.note(command.commandId(), command.revision());
    offsets.begun(partition, offset, command.commandId());
    Answers answers = new Answers(partition, offset, command);
    if (command.change() == CommandChange.ISSUE && clock.instant().isAfter(command.expiresAt())) {
      counts.expired++;
      answers.send(
          AckDraft.of(
                  command,
                  AckKind.REJECTED,
                  "reader-" + command.speaker(),
                  command.speaker(),
                  "1",
                  0,
                  clock.instant())
              .setReason("MISSED_CUTOFF")
              .build());
      answers.finished();
      return;
    }
    counts.handed++;
    handler.take(command, answers);
  }

  private void commit() {
    if (!sound) {
      // The handler broke off: all since the last commit is handed again to who reads next.
      return;
    }
    publisher.flush();
    log.ifPresent(FinishedLog::write);
    Map<TopicPartition, OffsetAndMetadata> due = offsets.due();
    if (!due.isEmpty()) {
      consumer.commitSync(due);
      offsets.committed(due);
    }
  }

  /** Goes back to the first record of each partition that was fetched and not taken. */
  private void rewind() {
    for (TopicPartition partition : consumer.assignment()) {
      offsets
          .next(partition)
          .ifPresentOrElse(at -> consumer.seek(partition, at), () -> committedOrFirst(partition));
    }
  }

  private void committedOrFirst(TopicPartition partition) {
    OffsetAndMetadata at = consumer.committed(Set.of(partition)).get(partition);
    if (at == null) {
      consumer.seekToBeginning(Set.of(partition));
    } else {
      consumer.seek(partition, at);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AGAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Answers implements Reply {
    private final TopicPartition partition;
    private final long offset;
    private final ReceivedCommand command;

    Answers(TopicPartition partition, long offset, ReceivedCommand command) {
      this.partition = partition;
      this.offset = offset;
      this.command = command;
    }

    @Override
    public void send(Ack ack) {
      counts.answers++;
      publisher.send(Topic.ACK, ack.getSku(), ack, ack.getOccurredAt());
    }

    @Override
    public void finished() {
      log.ifPresent(finished -> finished.add(command.commandId(), command.revision()));
      offsets.finished(partition, offset);
    }
  }

  private final class Rebalanced implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      LOG.debug("reads {}", partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      commit();
      forget(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      // Somebody else has them already and commits for them.
      forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
      // Should they come back, what is not finished is handed again and not taken for a repetition.
      offsets.forget(partitions).forEach(revisions::forget);
    }
  }
}
