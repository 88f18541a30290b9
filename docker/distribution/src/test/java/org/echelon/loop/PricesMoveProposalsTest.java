package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.VectorStatus;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices alone move proposals: no tick, no departure, no event. */
class PricesMoveProposalsTest {
  private static final List<String> EVERYWHERE = List.of("B1", "B2", "B3", "B4", "B5", "B6");
  private static final List<String> ELSEWHERE = List.of("C1", "C2", "C3");
  private static final double PRICE_PER_CUBE_DAY = 0.5;
  private static final long WITHIN_MILLIS = 5_000;

  @TempDir private Path folder;
  private HandDriven loop;

  @Test
  void shouldLowerLevelsWhereStorageDoublesInPriceAndNowhereElse() throws Exception {
    Deployment deployment = LoopDeployment.create("prices.", 4, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven driven = new HandDriven(deployment, SmallWorld.START)) {
      loop = driven;
      open();
      price(PRICE_PER_CUBE_DAY);
      long firstMillis = awaitNewLevels(levelCounts());

      Map<String, Long> before = levels();
      Map<String, Integer> proposals = levelCounts();
      price(2 * PRICE_PER_CUBE_DAY);
      long millis = awaitNewLevels(proposals);
      System.out.printf(
          "proposals follow a price within %d ms, the first within %d ms%n", millis, firstMillis);

      assertThat(millis).isLessThan(WITHIN_MILLIS);
      for (String sku : EVERYWHERE) {
        assertThat(before.get(sku)).as("level of %s", sku).isPositive();
        assertThat(levels().get(sku)).as("level of %s", sku).isLessThan(before.get(sku));
      }
      settle();
      for (String sku : ELSEWHERE) {
        assertThat(levelCounts().get(sku)).as("proposals of %s", sku).isEqualTo(proposals.get(sku));
      }
      assertThat(loop.published().refused()).isEmpty();
    }
  }

  private void open() throws InterruptedException {
    loop.tick();
    loop.send(Topic.NETWORK, SmallNetwork.ID, SmallNetwork.daily(SmallWorld.START));
    int perDay = 5;
    for (String sku : EVERYWHERE) {
      loop.send(Topic.ITEM, sku, SmallWorld.item(sku, List.of()));
      loop.send(Topic.FORECAST, sku, SmallWorld.forecast(sku, perDay += 5));
    }
    List<String> withoutFcA = List.of(SmallNetwork.DC, SmallNetwork.FC_B);
    for (String sku : ELSEWHERE) {
      loop.send(Topic.ITEM, sku, SmallWorld.item(sku, withoutFcA));
      loop.send(Topic.FORECAST, sku, SmallWorld.forecast(sku, 20));
    }
    loop.tick();
    loop.published()
        .await(
            "first proposals and prices",
            () ->
                levelCounts().values().stream().allMatch(count -> count > 0)
                    && !loop.published().all(PriceVector.class).isEmpty());
    settle();
  }

  /** Publishes a price of storage at FC-A, set by a person. */
  private void price(double perCubeDay) throws InterruptedException {
    List<PriceVector> vectors = loop.published().all(PriceVector.class);
    Price storage =
        Price.newBuilder()
            .setNode(SmallNetwork.FC_A)
            .setResource(Resource.STORAGE)
            .setValues(List.of(perCubeDay))
            .build();
    PriceVector vector =
        PriceVector.newBuilder()
            .setNetworkId(SmallNetwork.ID)
            .setVersion(1 + vectors.get(vectors.size() - 1).getVersion())
            .setNetworkVersion(1)
            .setRunId("by-hand")
            .setComputedAt(loop.now())
            .setInformedAt(loop.now())
            .setValidFromAt(loop.now())
            .setExpiresAt(loop.now().plus(Duration.ofDays(2)))
            .setStatus(VectorStatus.MANUAL)
            .setPeriodStartsOn(List.of(LocalDate.ofInstant(SmallWorld.START, ZoneOffset.UTC)))
            .setPrices(List.of(storage))
            .build();
    loop.publish(Topic.PRICE, SmallNetwork.ID + "/1", vector);
  }

  /** Milliseconds until every SKU that is held at FC-A has a new proposal. */
  private long awaitNewLevels(Map<String, Integer> before) {
    long since = System.nanoTime();
    loop.published()
        .await(
            "new proposals",
            () -> EVERYWHERE.stream().allMatch(sku -> levelCounts().get(sku) > before.get(sku)));
    return (System.nanoTime() - since) / 1_000_000;
  }

  /** Longer than a refresh takes, so that a proposal which must not come would have come. */
  private void settle() throws InterruptedException {
    Thread.sleep(500);
    loop.published().drain();
  }

  /** The present level of each SKU at FC-A. */
  private Map<String, Long> levels() {
    Map<String, Long> levels = new TreeMap<>();
    for (String sku : EVERYWHERE) {
      List<Long> all = loop.published().levels(sku, SmallNetwork.FC_A);
      levels.put(sku, all.get(all.size() - 1));
    }
    return levels;
  }

  /** How many proposals each SKU has had. */
  private Map<String, Integer> levelCounts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (List<String> skus : List.of(EVERYWHERE, ELSEWHERE)) {
      for (String sku : skus) {
        counts.put(sku, loop.published().levels(sku, SmallNetwork.FC_A).size());
      }
    }
    return counts;
  }
}
