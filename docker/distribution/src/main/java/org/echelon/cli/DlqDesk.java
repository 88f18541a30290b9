package org.echelon.cli;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.codec.NetworkMapping;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.control.Audit;
import org.echelon.producers.run.Results;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.refused.OriginReader;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Rejudged;
import org.echelon.refused.Rejudgement;
import org.echelon.refused.ResentMarks;
import org.echelon.state.Task;
import org.echelon.topic.Topic;
import org.echelon.topic.UnreachableException;
import org.jspecify.annotations.Nullable;

/** Refused records that are wanted, which of them were sent again, and what holds them now. */
final class DlqDesk implements AutoCloseable, Results.Handler {
  /** The newest that are wanted; more at once are not held in memory. */
  static final int KEPT = 50_000;

  private final Deployment deployment;
  private final Predicate<RefusedEntry> wanted;
  private final Deque<RefusedEntry> entries = new ArrayDeque<>();
  private final NetworksTold networks = new NetworksTold();
  private final Map<String, Item> items = new HashMap<>();
  private final PlanTasks tasks;
  private final ResentMarks marks;
  private final Watch watch;
  private boolean networkKnown;
  private long older;

  /** Reads what there is; what is not wanted is read past. */
  DlqDesk(Deployment deployment, Predicate<RefusedEntry> wanted) throws InterruptedException {
    this.deployment = deployment;
    this.wanted = wanted;
    this.tasks = new PlanTasks(deployment);
    this.marks = new ResentMarks(topicId(deployment));
    this.watch =
        Watch.of(
            deployment,
            EnumSet.of(Topic.REFUSED, Topic.AUDIT, Topic.NETWORK, Topic.ITEM, Topic.TASK),
            this);
    look();
  }

  private static String topicId(Deployment deployment) throws InterruptedException {
    String name = deployment.name(Topic.REFUSED);
    try (Admin admin = Admins.of(deployment)) {
      return admin
          .describeTopics(List.of(name))
          .allTopicNames()
          .get()
          .values()
          .iterator()
          .next()
          .topicId()
          .toString();
    } catch (ExecutionException e) {
      throw new UnreachableException(
          name + " is not there or cannot be looked at; ./echelon topics create makes it", e);
    }
  }

  /** Reads what has come since. */
  void look() {
    watch.drain();
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    if (record instanceof Audit audit) {
      marks.take(audit);
    } else if (record instanceof Item item) {
      items.put(key, item);
    } else if (record instanceof Network network) {
      networks.take(network);
      networkKnown = true;
    } else if (record instanceof Task task) {
      tasks.told(key, task);
    }
  }

  @Override
  public void refused(ConsumerRecord<String, byte[]> record) {
    RefusedEntry entry = RefusedEntry.of(record);
    if (wanted.test(entry)) {
      entries.addLast(entry);
      if (entries.size() > KEPT) {
        entries.removeFirst();
        older++;
      }
    }
  }

  /** All that are wanted, oldest first; those that were sent again too. */
  List<RefusedEntry> entries() {
    return new ArrayList<>(entries);
  }

  /** Those of them that have not been sent again. */
  List<RefusedEntry> open() {
    List<RefusedEntry> open = entries();
    open.removeIf(marks::has);
    return open;
  }

  /** How many more are wanted that are older. */
  long older() {
    return older;
  }

  ResentMarks marks() {
    return marks;
  }

  /** Judges some of them by what holds now, in their order. */
  List<Rejudged> judge(List<RefusedEntry> some) {
    try (OriginReader origins = new OriginReader(deployment);
        PublicValues values = new RegistryValues(deployment.registryUrl(), deployment.prefix())) {
      Instant now = tasks.clock();
      Rejudgement judgement = new Rejudgement(deployment, values, network(now), items, now);
      return origins.fill(some).stream().map(judgement::judge).toList();
    }
  }

  /** The network in force; null before there is one. */
  private org.echelon.network.@Nullable Network network(Instant now) {
    return networkKnown ? NetworkMapping.toCore(networks.obeyed(tasks), now.toEpochMilli()) : null;
  }

  @Override
  public void close() {
    watch.close();
  }
}
