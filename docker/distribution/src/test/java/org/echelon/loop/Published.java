package org.echelon.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.codec.RefusedHeaders;
import org.echelon.config.Deployment;
import org.echelon.producers.run.Results;
import org.echelon.state.Manifest;
import org.echelon.state.NodeProposal;
import org.echelon.state.Position;
import org.echelon.state.Proposal;
import org.echelon.state.Task;
import org.echelon.system.Ask;
import org.echelon.topic.Topic;

/** Everything that a deployment has published so far, read committed, in order of arrival. */
final class Published implements AutoCloseable, Results.Handler {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Deployment deployment;
  private final Results results;
  private final List<SpecificRecord> records = new ArrayList<>();
  private final Map<String, Position> positions = new TreeMap<>();
  private final Map<String, Task> tasks = new TreeMap<>();
  private final List<String> refused = new ArrayList<>();

  Published(Deployment deployment) {
    this.deployment = deployment;
    this.results =
        new Results(
            deployment,
            LoopDeployment.values(deployment),
            EnumSet.of(
                Topic.TRANSFER,
                Topic.PURCHASE,
                Topic.ASSIGNMENT,
                Topic.POSITION,
                Topic.PROPOSAL,
                Topic.MANIFEST,
                Topic.ASK,
                Topic.TASK,
                Topic.PRICE,
                Topic.REFUSED),
            this);
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    records.add(record);
    if (record instanceof Position position) {
      positions.put(position.getSku(), position);
    } else if (record instanceof Task task) {
      tasks.put(key, task);
    }
  }

  @Override
  public void refused(ConsumerRecord<String, byte[]> record) {
    refused.add(RefusedHeaders.read(record.headers(), "reason").orElse("UNKNOWN"));
  }

  /** Reads until a condition holds; fails when it does not within two minutes. */
  void await(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError(
            "waited " + LIMIT.toSeconds() + " s for " + what + "; refused: " + refused);
      }
      results.poll();
    }
  }

  /** Reads everything that is committed now. */
  Published drain() {
    results.drain();
    return this;
  }

  /**
   * Waits until all tasks have reached a tick and every ask has its manifest. Topics are read side
   * by side, so the asks of a tick are only sure to be known once everything committed is read.
   */
  void settle(long tick) {
    await("all tasks to reach tick " + tick, () -> reached(tick));
    drain();
    await("every ask to have its manifest", this::answered);
    drain();
  }

  private boolean reached(long tick) {
    return tasks.size() == deployment.partitions() + deployment.gates()
        && tasks.values().stream().allMatch(task -> task.getTick() >= tick);
  }

  private boolean answered() {
    List<String> answered = all(Manifest.class).stream().map(Manifest::getAskId).toList();
    return all(Ask.class).stream().allMatch(ask -> answered.contains(ask.getAskId()));
  }

  /** All records of a type, in order of arrival. */
  <T> List<T> all(Class<T> type) {
    return records.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What was refused, by reason. */
  List<String> refused() {
    return refused;
  }

  /** The newest report of every Plan task. */
  List<Task> planTasks() {
    return tasks.values().stream().filter(task -> task.getApp().equals("plan")).toList();
  }

  /** The newest position of each SKU. */
  Map<String, Position> positions() {
    return positions;
  }

  /** Published levels of a SKU at a node, oldest first, 0 where a proposal has none. */
  List<Long> levels(String sku, String node) {
    return all(Proposal.class).stream()
        .filter(proposal -> proposal.getSku().equals(sku))
        .map(proposal -> level(proposal, node))
        .toList();
  }

  private static long level(Proposal proposal, String node) {
    Optional<NodeProposal> found =
        proposal.getNodes().stream().filter(n -> n.getNode().equals(node)).findFirst();
    return found.map(NodeProposal::getLevelUnits).orElse(0L);
  }

  @Override
  public void close() {
    results.close();
  }
}
