package org.echelon.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.PublicValues;
import org.echelon.codec.UnreadableException;
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
import org.echelon.processor.EventHeaders;
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
  private final PublicValues values;
  private final PartsRound.Patience patience;
  private final Producer<String, byte[]> producer;
  private final Consumer<String, byte[]> consumer;
  private String runId = "";
  private int asked;
  private long networkVersion;
  private List<PriceRow> rows = List.of();
  private @Nullable List<String> opened;

  public RemoteParts(Deployment deployment, PublicValues values, PartsRound.Patience patience) {
    this.deployment = deployment;
    this.values = values;
    this.patience = patience;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new StringSerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> answers = List.of(new TopicPartition(deployment.name(Topic.RESPONSE), 0));
    consumer.assign(answers);
    consumer.seekToEnd(answers);
    answers.forEach(consumer::position);
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
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        take(round, record, reading);
      }
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

  private <T> void take(
      PartsRound<T> round, ConsumerRecord<String, byte[]> record, Function<Response, T> reading) {
    SpecificRecord read;
    try {
      read = values.read(record.topic(), record.value());
    } catch (UnreadableException poison) {
      LOG.warn("passed over answer at offset {}: {}", record.offset(), poison.getMessage());
      return;
    }
    if (read instanceof Response answer) {
      T content = reading.apply(answer);
      PartsRound.Verdict verdict =
          round.take(answer.getRoundId(), answer.getPartition(), answer.getSnapshot(), content);
      if (verdict == PartsRound.Verdict.MOVED) {
        throw PartsException.moved("partition " + answer.getPartition() + " has moved");
      }
    }
  }

  private void send(Trial trial) {
    String topic = deployment.name(Topic.TRIAL);
    producer.send(
        new ProducerRecord<>(
            topic,
            0,
            trial.getRoundId(),
            values.write(topic, trial),
            EventHeaders.of("echelon-pricing", trial.getRoundId(), trial, trial.getAnswerByAt())));
  }

  /** Ends a waiting question; may be called from another thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
