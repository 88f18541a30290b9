package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.ForecastMapping;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.codec.PlanCodec;
import org.echelon.config.Deployment;
import org.echelon.event.Forecast;
import org.echelon.job.FollowedLadders;
import org.echelon.job.OracleWorker;
import org.echelon.job.RemoteParts;
import org.echelon.network.Network;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.FrozenModelBuilder;
import org.echelon.pricing.LocalParts;
import org.echelon.pricing.PartitionedOracle;
import org.echelon.pricing.PartsException;
import org.echelon.pricing.PartsRound;
import org.echelon.pricing.PricingOptions;
import org.echelon.pricing.PricingResult;
import org.echelon.pricing.PricingRun;
import org.echelon.pricing.Resources;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import org.echelon.reference.Item;
import org.echelon.topic.Topic;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices over the real broker against prices in process. */
class DistributedOracleTest {
  private static final int PARTITIONS = 3;
  private static final PartsRound.Patience PATIENCE = new PartsRound.Patience(200, 120_000);
  private static final PricingOptions OPTIONS = PricingOptions.DEFAULT;

  @TempDir private Path state;

  private final World world = Us8World.scaled(1, 60, 7, 0.6, 0.8);
  private final List<OracleWorker> workers = new ArrayList<>();
  private final List<FollowedLadders> followed = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (OracleWorker worker : workers) {
      worker.close();
    }
  }

  @Test
  void shouldFindThePricesThatAreFoundInProcessBitForBit() throws Exception {
    Deployment deployment = deployment("oracle-same.");
    PartitionedOracle local = published(deployment);
    work(deployment);
    work(deployment);

    PricingResult here = PricingRun.first(local, OPTIONS);
    PricingResult there;
    try (RemoteParts parts = parts(deployment)) {
      there = parts.price(core(), rows(), 1, model -> PricingRun.first(model, OPTIONS));
    }

    assertThat(there.prices()).containsExactly(here.prices());
    assertThat(there.certificate()).isEqualTo(here.certificate());
    assertThat(there.certificate().skus()).isEqualTo(world.items().size());
    assertThat(Arrays.stream(there.prices()).max().getAsDouble()).isPositive();
  }

  @Test
  void shouldBeginAnewWhereAWorkerIsKilledDuringARun() throws Exception {
    Deployment deployment = deployment("oracle-killed.");
    PartitionedOracle local = published(deployment);
    work(deployment);
    work(deployment);
    AtomicInteger runs = new AtomicInteger();

    PricingResult there;
    try (RemoteParts parts = parts(deployment)) {
      there =
          parts.price(
              core(),
              rows(),
              1,
              model -> {
                if (runs.getAndIncrement() == 0) {
                  kill(0);
                }
                return PricingRun.first(model, OPTIONS);
              });
    }

    assertThat(runs.get()).isEqualTo(2);
    assertThat(there.prices()).containsExactly(PricingRun.first(local, OPTIONS).prices());
  }

  @Test
  void shouldGiveUpWhereNobodyAnswers() throws Exception {
    Deployment deployment = deployment("oracle-silent.");

    try (RemoteParts parts =
        new RemoteParts(
            deployment, LoopDeployment.values(deployment), new PartsRound.Patience(50, 300))) {
      assertThatThrownBy(
              () -> parts.price(core(), rows(), 1, model -> PricingRun.first(model, OPTIONS)))
          .isInstanceOf(PartsException.class)
          .hasMessageContaining("[0, 1, 2]")
          .hasMessageContaining("is an oracle worker running");
    }
  }

  private Deployment deployment(String prefix) {
    return LoopDeployment.create(prefix, PARTITIONS, state);
  }

  private static RemoteParts parts(Deployment deployment) {
    return new RemoteParts(deployment, LoopDeployment.values(deployment), PATIENCE);
  }

  private void work(Deployment deployment) {
    OracleWorker worker =
        new OracleWorker(
            deployment,
            LoopDeployment.values(deployment),
            () -> {
              FollowedLadders own =
                  new FollowedLadders(deployment, LoopDeployment.values(deployment));
              followed.add(own);
              return own;
            },
            1);
    workers.add(worker);
    Thread thread = new Thread(worker, "oracle");
    thread.setDaemon(true);
    thread.start();
  }

  private void kill(int worker) {
    followed.get(worker).remain();
    try {
      workers.get(worker).close();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Network core() {
    return NetworkMapping.toCore(world.network(), world.startAt().toEpochMilli());
  }

  private Resources rows() {
    return Resources.of(core());
  }

  /** Publishes network and ladders; gives the same in process, in the same parts. */
  private PartitionedOracle published(Deployment deployment) throws Exception {
    Network core = core();
    NetworkTerms terms = NetworkTerms.of(core);
    SkuValuation valuation = new SkuValuation();
    LocalDate day = LocalDate.ofInstant(world.startAt(), ZoneOffset.UTC);
    Map<String, Item> items = new HashMap<>();
    world.items().forEach(item -> items.put(item.getSku(), item));
    List<FrozenModelBuilder> builders = new ArrayList<>();
    for (int p = 0; p < PARTITIONS; p++) {
      builders.add(FrozenModel.over(rows()));
    }
    try (var values = LoopDeployment.values(deployment);
        var producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", (Object) deployment.bootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
      String networks = deployment.name(Topic.NETWORK);
      producer.send(
          new ProducerRecord<>(
              networks, world.network().getNetworkId(), values.write(networks, world.network())));
      int next = 0;
      for (Forecast forecast : world.forecasts()) {
        SkuPlan plan =
            valuation.plan(
                terms,
                ItemMapping.terms(items.get(forecast.getSku()), core),
                ForecastMapping.profile(forecast, core, day),
                PriceView.none(core.nodeSpan()),
                null);
        int partition = next++ % PARTITIONS;
        builders.get(partition).add(plan);
        producer.send(
            new ProducerRecord<>(
                deployment.name(Topic.LADDER),
                partition,
                forecast.getSku(),
                PlanCodec.encode(plan)));
      }
    }
    return new PartitionedOracle(
        rows(), new LocalParts(builders.stream().map(FrozenModelBuilder::build).toList()));
  }
}
