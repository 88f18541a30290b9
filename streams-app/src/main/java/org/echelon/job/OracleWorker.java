package org.echelon.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.price.Response;
import org.echelon.price.Trial;
import org.echelon.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers trial prices for some partitions. It stands beside Plan and follows what Plan has
 * committed, so no event waits for an answer and a snapshot needs no pause; after each answer it
 * rests so long that it takes its share of a core and no more. When it ends, other workers of the
 * group take its partitions. Questions whose asker has given up are passed over.
 */
public final class OracleWorker implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OracleWorker.class);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Deployment deployment;
  private final PublicValues values;
  private final Supplier<OracleItems> items;
  private final double coreShare;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Map<Integer, OracleSnapshot> snapshots = new HashMap<>();

  /**
   * @param items opened on the worker's thread, and again after a fault
   * @param coreShare most of a core that answers may take, in (0, 1]
   */
  public OracleWorker(
      Deployment deployment, PublicValues values, Supplier<OracleItems> items, double coreShare) {
    if (!(coreShare > 0 && coreShare <= 1)) {
      throw new IllegalArgumentException("share of a core is in (0, 1], not " + coreShare);
    }
    this.deployment = deployment;
    this.values = values;
    this.items = items;
    this.coreShare = coreShare;
  }

  @Override
  public void run() {
    try {
      while (!stopping()) {
        try {
          answer();
        } catch (RuntimeException fault) {
          LOG.error("the oracle worker begins again in {} s", PAUSE.toSeconds(), fault);
          rest(PAUSE.toNanos());
        }
      }
    } finally {
      values.close();
      ended.countDown();
    }
  }

  private void answer() {
    snapshots.clear();
    try (OracleItems own = items.get();
        TrialTopics topics = new TrialTopics(deployment, values, Topic.TRIAL)) {
      while (!stopping()) {
        Set<Integer> partitions = own.partitions();
        snapshots.keySet().retainAll(partitions);
        topics.hear(
            POLL,
            Trial.class,
            trial -> {
              if (trial.getAnswerByAt().toEpochMilli() > System.currentTimeMillis()) {
                partitions.forEach(partition -> answer(own, partition, trial, topics));
              }
            });
      }
    }
  }

  private void answer(OracleItems own, int partition, Trial trial, TrialTopics topics) {
    long began = System.nanoTime();
    OracleSnapshot snapshot = snapshots.get(partition);
    if (snapshot == null || !snapshot.of(trial)) {
      snapshots.remove(partition);
      Optional<OracleSnapshot> frozen =
          own.freeze(partition, trial).map(part -> new OracleSnapshot(partition, trial, part));
      if (frozen.isEmpty()) {
        LOG.info(
            "partition {} cannot answer {}: network version {} is not known here",
            partition,
            trial.getRoundId(),
            trial.getNetworkVersion());
        return;
      }
      snapshot = frozen.get();
      snapshots.put(partition, snapshot);
    }
    Response response = snapshot.answer(trial);
    String key = response.getRoundId() + "/" + partition;
    topics.send(Topic.RESPONSE, key, response, response.getStreamAt());
    rest(Math.round((System.nanoTime() - began) * (1 / coreShare - 1)));
  }

  private boolean stopping() {
    return closing.getCount() == 0;
  }

  private void rest(long nanos) {
    try {
      closing.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  /** Whether it has ended. */
  public boolean ended() {
    return ended.getCount() == 0;
  }

  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    ended.await();
  }
}
