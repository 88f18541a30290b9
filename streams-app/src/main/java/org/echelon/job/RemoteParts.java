package org.echelon.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.network.Network;
import org.echelon.price.PriceRow;
import org.echelon.price.Response;
import org.echelon.price.Trial;
import org.echelon.price.TrialWants;
import org.echelon.pricing.BlockSums;
import org.echelon.pricing.PartitionedOracle;
import org.echelon.pricing.PartsException;
import org.echelon.pricing.PartsRound;
import org.echelon.pricing.PopulationParts;
import org.echelon.pricing.PricedModel;
import org.echelon.pricing.Resources;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the {@link OracleWorker}s of all partitions over the trial topics. A question is one record
 * that all read; answers are collected by {@link PartsRound}. Not transactional: what is lost is
 * asked again. Wall time serves only to wait.
 */
public final class RemoteParts implements PopulationParts, PricedElsewhere, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteParts.class);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int OPENINGS = 5;

  /** A worker that died is replaced within half a minute. */
  public static final PartsRound.Patience PATIENCE = new PartsRound.Patience(1000, 90_000);

  private final Deployment deployment;
  private final PartsRound.Patience patience;
  private final TrialTopics topics;
  private String runId = "";
  private int asked;
  private long networkVersion;
  private List<PriceRow> rows = List.of();
  private @Nullable List<String> opened;

  public RemoteParts(Deployment deployment, PublicValues values, PartsRound.Patience patience) {
    this.deployment = deployment;
    this.patience = patience;
    topics = new TrialTopics(deployment, values, Topic.RESPONSE);
    topics.settle();
  }

  @Override
  public <T> T price(
      Network network, Resources limits, long version, Function<PricedModel, T> run) {
    runId = "run-" + version + "-" + Long.toString(System.currentTimeMillis(), 36);
    networkVersion = version;
    rows = TrialForm.rows(limits, network);
    asked = 0;
    for (int opening = 1; ; opening++) {
      try {
        opened = null;
        PartitionedOracle oracle = new PartitionedOracle(limits, this);
        if (oracle.skus() == 0) {
          throw PartsException.empty("no part holds an item of network version " + version);
        }
        return run.apply(oracle);
      } catch (PartsException lost) {
        if (!lost.moved() || opening == OPENINGS) {
          throw lost;
        }
        LOG.info("{}; {} opens anew", lost.getMessage(), runId);
      }
    }
  }

  @Override
  public List<Opening> open(int every) {
    return collect(trial(TrialWants.OPENING).setSampleEvery(every), TrialForm::opening);
  }

  @Override
  public List<BlockSums> ask(double[] prices, double smoothing, int every) {
    TrialWants wants = smoothing > 0 ? TrialWants.WITH_CURVATURE : TrialWants.VALUE_ONLY;
    return collect(
        trial(wants)
            .setPrices(TrialForm.list(prices))
            .setSmoothing(smoothing)
            .setSampleEvery(every),
        TrialForm::sums);
  }

  @Override
  public List<PartPlan> plan(double[] prices, double[] share) {
    return collect(
        trial(TrialWants.PLAN).setPrices(TrialForm.list(prices)).setShare(TrialForm.list(share)),
        TrialForm::plan);
  }

  private Trial.Builder trial(TrialWants wants) {
    return Trial.newBuilder()
        .setRunId(runId)
        .setNetworkVersion(networkVersion)
        .setRows(rows)
        .setWants(wants);
  }

  private <T> List<T> collect(Trial.Builder question, Function<Response, T> reading) {
    asked++;
    long now = System.currentTimeMillis();
    Trial trial =
        question
            .setRound(asked)
            .setRoundId(runId + "/" + asked)
            .setAnswerByAt(Instant.ofEpochMilli(now + patience.allMillis()))
            .build();
    PartsRound<T> round =
        new PartsRound<>(trial.getRoundId(), deployment.partitions(), opened, patience, now);
    send(trial);
    while (!round.complete()) {
      topics.hear(POLL, Response.class, answer -> take(round, answer, reading));
      switch (round.next(System.currentTimeMillis())) {
        case ASK_AGAIN -> {
          LOG.debug(
              "{} asked again, partitions {} are silent", trial.getRoundId(), round.missing());
          send(trial);
        }
        case GIVE_UP ->
            throw PartsException.silent(
                "partitions "
                    + round.missing()
                    + " have not answered "
                    + trial.getRoundId()
                    + " within "
                    + patience.allMillis() / 1000
                    + " s; is an oracle worker running, and does it know network version "
                    + networkVersion
                    + "?");
        case WAIT -> {}
      }
    }
    if (opened == null) {
      opened = round.snapshots();
    }
    return round.answers();
  }

  private static <T> void take(
      PartsRound<T> round, Response answer, Function<Response, T> reading) {
    T content = reading.apply(answer);
    PartsRound.Verdict verdict =
        round.take(answer.getRoundId(), answer.getPartition(), answer.getSnapshot(), content);
    if (verdict == PartsRound.Verdict.MOVED) {
      throw PartsException.moved("partition " + answer.getPartition() + " has moved");
    }
  }

  private void send(Trial trial) {
    topics.send(Topic.TRIAL, trial.getRoundId(), trial, trial.getAnswerByAt());
  }

  /** Ends a waiting question; may be called from another thread. */
  void wakeUp() {
    topics.wakeUp();
  }

  @Override
  public void close() {
    topics.close();
  }
}
