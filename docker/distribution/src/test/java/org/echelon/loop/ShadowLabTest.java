package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.RegistryValues;
import org.echelon.command.TransferCommand;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.job.Shadow;
import org.echelon.processor.plan.Rival;
import org.echelon.producers.run.PacedRun;
import org.echelon.producers.run.RunSummary;
import org.echelon.simulation.policy.Policies;
import org.echelon.state.LabDecision;
import org.echelon.state.LabLine;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuPlanner;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labs beside a loop that runs: started in its midst, they follow it to the end. */
class ShadowLabTest {
  private static final int DAYS = 4;
  private static final int STEPS_BEFORE = 8;
  private static final long LIMIT_NANOS = 120_000_000_000L;

  @TempDir private Path folder;
  private Deployment deployment;

  @Test
  void shouldFollowTheLivePlanAndLeaveItAsItIs() throws Exception {
    deployment = LoopDeployment.create("labs.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, LoopDeployment.PRICE_EVERY);
        Admin admin = LoopDeployment.admin(deployment);
        PacedRun run = LoopDeployment.run(deployment, SmallWorld.broad(DAYS, 8), DAYS)) {
      run.open();
      for (int i = 0; i < STEPS_BEFORE; i++) {
        run.step();
      }
      Set<String> before = transfers().keySet();
      try (Shadow same = start(admin, "same", SkuValuation::new, true);
          Shadow fair = start(admin, "fair", Policies.RATIONED.planners()::get, false)) {
        while (run.step()) {
          assertThat(same.ended() || fair.ended()).as("a lab has ended").isFalse();
        }
        run.finish();
        awaitEnd(admin, "same");
        awaitEnd(admin, "fair");
      }

      List<LabDecision> answers = decisions("same");
      assertThat(lines(answers)).hasSizeGreaterThan(10).allMatch(ShadowLabTest::equal);
      assertThat(lines(decisions("fair"))).anyMatch(line -> !equal(line));
      assertThatCommandsAreThoseThatTheCopyWants(before, answers);
      assertThatNothingWasDisturbed(run.summary());

      Shadow.remove(admin, deployment, "same");
      assertThat(admin.listTopics().names().get())
          .noneMatch(topic -> topic.startsWith("labs-lab-same"))
          .anyMatch(topic -> topic.startsWith("labs-lab-fair"));
      assertThat(decisions("same")).hasSameSizeAs(answers);
    }
  }

  private Shadow start(Admin admin, String lab, Supplier<SkuPlanner> planners, boolean plansAsLive)
      throws InterruptedException {
    Shadow.begin(admin, deployment, lab);
    return Shadow.start(deployment, new Rival(lab, planners, plansAsLive));
  }

  /** Every transfer since has its answer, in which the copy wants as many units at least. */
  private void assertThatCommandsAreThoseThatTheCopyWants(
      Set<String> before, List<LabDecision> answers) {
    Map<String, Long> wanted = new HashMap<>();
    for (LabDecision answer : answers) {
      for (LabLine line : answer.getLines()) {
        wanted.merge(
            key(answer.getSku(), line.getLane(), answer.getDepartureAt()),
            line.getLiveUnits(),
            Long::sum);
      }
    }
    Map<String, TransferCommand> since = transfers();
    since.keySet().removeAll(new HashSet<>(before));
    assertThat(since).hasSizeGreaterThan(5);
    for (TransferCommand command : since.values()) {
      String key = key(command.getSku(), command.getLane(), command.getDepartureAt());
      assertThat(wanted.getOrDefault(key, 0L)).as(key).isGreaterThanOrEqualTo(command.getUnits());
    }
  }

  private static void assertThatNothingWasDisturbed(RunSummary summary) {
    assertThat(summary.unitsUnbalanced()).isZero();
    assertThat(summary.skusFrozen()).isZero();
    assertThat(summary.duplicateCommands()).isZero();
    assertThat(summary.tilingBreaks()).isZero();
    assertThat(summary.deadLettersByReason()).isEmpty();
  }

  private static String key(String sku, String lane, Instant departure) {
    return sku + " " + lane + " " + departure;
  }

  private static boolean equal(LabLine line) {
    return line.getLiveUnits() == line.getLabUnits();
  }

  private static List<LabLine> lines(List<LabDecision> decisions) {
    return decisions.stream().flatMap(decision -> decision.getLines().stream()).toList();
  }

  private Map<String, TransferCommand> transfers() {
    Map<String, TransferCommand> commands = new HashMap<>();
    try (RegistryValues values = LoopDeployment.values(deployment)) {
      for (ConsumerRecord<byte[], byte[]> record : RawLog.read(deployment, Topic.TRANSFER)) {
        TransferCommand command = (TransferCommand) values.read(record.topic(), record.value());
        commands.put(command.getCommandId(), command);
      }
    }
    return commands;
  }

  private List<LabDecision> decisions(String lab) {
    List<LabDecision> decisions = new ArrayList<>();
    try (RegistryValues values = LoopDeployment.values(deployment)) {
      for (ConsumerRecord<byte[], byte[]> record : RawLog.read(deployment, Topic.LAB_DECISION)) {
        LabDecision decision = (LabDecision) values.read(record.topic(), record.value());
        if (decision.getLab().equals(lab)) {
          decisions.add(decision);
        }
      }
    }
    return decisions;
  }

  /** Waits until a lab has taken all of the log that was there when it was first looked at. */
  private void awaitEnd(Admin admin, String lab) throws Exception {
    Map<TopicPartition, Long> ends = new HashMap<>();
    try (var consumer = RawLog.consumer(deployment, "read_committed")) {
      ends.putAll(consumer.endOffsets(RawLog.partitions(deployment, Topic.SKU_LOG)));
    }
    String group = deployment.applicationId(Shadow.app(lab));
    long until = System.nanoTime() + LIMIT_NANOS;
    boolean there = false;
    while (!there) {
      assertThat(System.nanoTime()).as("lab " + lab + " lags").isLessThan(until);
      Thread.sleep(200);
      var places = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      there =
          ends.entrySet().stream()
              .allMatch(
                  end ->
                      places.get(end.getKey()) != null
                          && places.get(end.getKey()).offset() >= end.getValue());
    }
  }
}
