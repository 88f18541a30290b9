package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.job.Platform;
import org.echelon.producers.publish.Publisher;
import org.echelon.producers.run.Barrier;
import org.echelon.producers.run.PacedRun;
import org.echelon.state.Manifest;
import org.echelon.state.Outcomes;
import org.echelon.state.Position;
import org.echelon.state.Task;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every input of a run a second time, byte for byte. */
class DuplicatesTest {
  private static final int DAYS = 2;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Inputs that go to the task of a SKU, which counts what became of them. */
  private static final Set<Topic> OF_SKUS =
      EnumSet.of(
          Topic.ORDER, Topic.RECEIPT, Topic.ADJUSTMENT, Topic.ACK, Topic.ITEM, Topic.FORECAST);

  private static final Set<Topic> SHARED =
      EnumSet.of(Topic.NETWORK, Topic.TICK, Topic.PRICE, Topic.CONTROL);

  @TempDir private Path folder;

  @Test
  void shouldChangeNothingWhenEveryInputComesTwice() throws Exception {
    Deployment deployment = LoopDeployment.create("twice.", 4, folder);
    try (Platform platform = LoopDeployment.running(deployment, LoopDeployment.PRICE_EVERY);
        Published published = new Published(deployment)) {
      long tick = runOnce(deployment, published);
      List<String> commands = commands(published);
      Map<String, String> buckets = buckets(published);
      Tally before = Tally.of(published);
      long manifests = departures(published);
      int refused = published.refused().size();
      assertThat(commands).hasSizeGreaterThan(50);

      long repeated = repeat(deployment, OF_SKUS);
      assertThat(repeat(deployment, SHARED)).isGreaterThan(10);
      tickAfter(deployment, published, tick);

      Tally after = Tally.of(published);
      assertThat(commands(published)).isEqualTo(commands);
      assertThat(buckets(published)).isEqualTo(buckets);
      assertThat(departures(published)).isEqualTo(manifests);
      assertThat(after.applied()).isEqualTo(before.applied());
      assertThat(after.refused()).isEqualTo(before.refused());
      assertThat(after.repeated()).isEqualTo(before.repeated() + repeated);
      // A price version that is not above the last seen is refused, whoever sends it.
      assertThat(published.refused().subList(refused, published.refused().size()))
          .allMatch(reason -> reason.equals("PRICE_VERSION"));
      assertThat(published.planTasks())
          .allMatch(task -> task.getGaps().getUnitsUnbalanced() == 0)
          .allMatch(task -> task.getGaps().getSkusFrozen() == 0);
    }
  }

  /** Runs the world, with an operator in the middle of it; returns the number of the last tick. */
  private static long runOnce(Deployment deployment, Published published) throws Exception {
    try (PacedRun run = LoopDeployment.run(deployment, SmallWorld.of(DAYS, 8), DAYS);
        Publisher publisher = new Publisher(deployment, LoopDeployment.values(deployment))) {
      run.open();
      Control pause = pause();
      publisher.send(Topic.CONTROL, pause.getControlId(), pause, SmallWorld.START);
      publisher.flush();
      while (run.step()) {
        assertThat(run.summary().skusFrozen()).isZero();
      }
    }
    published.drain();
    long tick = published.planTasks().stream().mapToLong(Task::getTick).max().orElseThrow();
    published.settle(tick);
    return tick;
  }

  /** Stops a SKU that is not there. */
  private static Control pause() {
    return Control.newBuilder()
        .setControlId("HALT/sku:NONE")
        .setRevision(1)
        .setFamily(ControlFamily.HALT)
        .setAction(ControlAction.FREEZE)
        .setScope("sku:NONE")
        .setWho("operator")
        .setRole(Role.OPERATOR)
        .setWhy("recall of a batch")
        .setRequestedAt(SmallWorld.START)
        .setEffectiveAt(SmallWorld.START)
        .setRequestId("request-1")
        .build();
  }

  /** Publishes all records of topics again, and waits until they are taken in. */
  private static long repeat(Deployment deployment, Set<Topic> topics) throws Exception {
    Map<TopicPartition, Long> ends = new TreeMap<>(LoopDeployment.BY_NAME);
    long count = 0;
    try (Admin admin = LoopDeployment.admin(deployment);
        Producer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", (Object) deployment.bootstrap(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      for (Topic topic : topics) {
        for (var record : RawLog.read(deployment, topic)) {
          var sent =
              producer.send(
                  new ProducerRecord<>(
                      record.topic(),
                      record.partition(),
                      record.key(),
                      record.value(),
                      record.headers()));
          var at = sent.get();
          ends.put(new TopicPartition(at.topic(), at.partition()), at.offset() + 1);
          count++;
        }
      }
      new Barrier(admin, deployment).takenIn(ends, LIMIT);
    }
    return count;
  }

  /** A tick after the repetition, before anything else falls due. */
  private static void tickAfter(Deployment deployment, Published published, long last) {
    Instant at =
        published.planTasks().stream().map(Task::getTickAt).max(Instant::compareTo).orElseThrow();
    Tick next = new Tick(SmallNetwork.ID, last + 1, at.plusSeconds(1));
    try (Publisher publisher = new Publisher(deployment, LoopDeployment.values(deployment))) {
      publisher.send(Topic.TICK, SmallNetwork.ID, next, next.getAt());
      publisher.flush();
    }
    published.settle(last + 1);
  }

  /** Manifests of departures; the last prices may still be owed drafts when a run ends. */
  private static long departures(Published published) {
    return published.all(Manifest.class).stream().filter(list -> !list.getDraft()).count();
  }

  private static List<String> commands(Published published) {
    List<String> commands = new ArrayList<>();
    published
        .all(TransferCommand.class)
        .forEach(c -> commands.add(id(c.getCommandId(), c.getRevision())));
    published
        .all(PurchaseCommand.class)
        .forEach(c -> commands.add(id(c.getCommandId(), c.getRevision())));
    published
        .all(AssignmentCommand.class)
        .forEach(c -> commands.add(id(c.getCommandId(), c.getRevision())));
    return commands;
  }

  private static String id(String commandId, int revision) {
    return commandId + " r" + revision;
  }

  /** What became of the records of all tasks together. */
  private record Tally(long applied, long repeated, long refused) {
    static Tally of(Published published) {
      long applied = 0;
      long repeated = 0;
      long refused = 0;
      for (Task task : published.planTasks()) {
        Outcomes one = task.getOutcomes();
        applied += one.getApplied();
        repeated += one.getDuplicate() + one.getStale();
        refused += one.getRefused();
      }
      return new Tally(applied, repeated, refused);
    }
  }

  /** What the position of each SKU says of units, and nothing of values. */
  private static Map<String, String> buckets(Published published) {
    Map<String, String> buckets = new TreeMap<>();
    for (Position position : published.positions().values()) {
      StringBuilder text = new StringBuilder();
      position
          .getNodes()
          .forEach(
              node ->
                  text.append(
                      "%s %d/%d/%d/%d/%d/%d "
                          .formatted(
                              node.getNode(),
                              node.getOnHandUnits(),
                              node.getReservedUnits(),
                              node.getHeldUnits(),
                              node.getInTransitUnits(),
                              node.getOnOrderUnits(),
                              node.getWrittenOffUnits())));
      buckets.put(position.getSku(), text + position.getFlows().toString());
    }
    return buckets;
  }
}
