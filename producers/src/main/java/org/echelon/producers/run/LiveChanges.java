package org.echelon.producers.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.control.Control;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.producers.scenario.SiteClosure;
import org.echelon.reference.Network;
import org.jspecify.annotations.Nullable;

/** What is changed by hand while a run goes on, and what comes of it. For one thread. */
final class LiveChanges {
  /** Means the node whose prices are worth most in all. */
  static final String DEAREST = "dearest";

  private static final double TIMES = 2;

  private final int planTasks;
  private final List<ChangeWatch> watches = new ArrayList<>();
  private final List<RegionWatch> regions = new ArrayList<>();
  private Network network;
  private @Nullable PriceVector inForce;
  private long lastPrices;

  /**
   * @param network in force at the start
   */
  LiveChanges(Network network, int planTasks) {
    this.network = network;
    this.planTasks = planTasks;
  }

  void published(SpecificRecord record, long now) {
    if (record instanceof PriceVector vector && vector.getVersion() > lastPrices) {
      lastPrices = vector.getVersion();
      inForce = vector.getStatus() == VectorStatus.CERTIFICATE_ONLY ? inForce : vector;
    }
    watches.forEach(watch -> watch.published(record, now));
    regions.forEach(watch -> watch.published(record, now));
  }

  /**
   * A site is lost: the network that says so.
   *
   * @param asked its id, or {@link SiteClosure#LARGEST}
   * @throws IllegalArgumentException where there is none
   */
  Network lose(String asked, Instant now) {
    String node = SiteClosure.node(network, asked);
    network = SiteClosure.closed(network, node, now, null);
    watch(ChangeOutcome.LOST, node);
    return network;
  }

  /**
   * A person doubles all prices of a node.
   *
   * @param asked its id, or {@link #DEAREST}
   * @throws IllegalArgumentException where it has none above zero
   */
  PriceVector doublePrices(String asked, Instant now) {
    PriceVector former = inForce;
    if (former == null) {
      throw new IllegalArgumentException("there are no prices yet");
    }
    String node = asked.equals(DEAREST) ? dearest(former) : asked;
    if (!positive(former).contains(node)) {
      throw new IllegalArgumentException(
          "no price of " + node + " is above zero; those of " + positive(former) + " are");
    }
    watch(ChangeOutcome.DOUBLED, node);
    List<Price> prices =
        former.getPrices().stream()
            .map(price -> price.getNode().equals(node) ? doubled(price) : price)
            .toList();
    return PriceVector.newBuilder(former)
        .setVersion(lastPrices + 1)
        .setRunId("by-hand-" + (lastPrices + 1))
        .setComputedAt(now)
        .setInformedAt(now)
        .setValidFromAt(now)
        .setStatus(VectorStatus.MANUAL)
        .setPrices(prices)
        .setCertificate(null)
        .build();
  }

  /**
   * A person lets a region keep to itself.
   *
   * @param region its id, or {@link RegionWatch#ALL}
   * @throws IllegalArgumentException where there is none
   */
  Control regionalize(String region, Instant now) {
    RegionWatch watch = new RegionWatch(region, network, planTasks, now);
    regions.add(watch);
    return watch.order();
  }

  /** What has come of each switch of regions up to an instant of the run, in their order. */
  List<RegionOutcome> regions(Scoreboard scoreboard, Instant now) {
    return regions.stream().map(watch -> watch.outcome(scoreboard, now)).toList();
  }

  /** What has come of each change so far, in their order. */
  List<ChangeOutcome> outcomes() {
    return watches.stream().map(ChangeWatch::outcome).toList();
  }

  private void watch(String change, String node) {
    watches.add(
        new ChangeWatch(
            change, node, network.getVersion(), lastPrices, planTasks, System.nanoTime()));
  }

  private static String dearest(PriceVector vector) {
    return vector.getPrices().stream()
        .max(Comparator.comparingDouble(LiveChanges::now).thenComparing(Price::getNode))
        .map(Price::getNode)
        .orElse(DEAREST);
  }

  private static List<String> positive(PriceVector vector) {
    return vector.getPrices().stream()
        .filter(price -> now(price) > 0)
        .map(Price::getNode)
        .distinct()
        .toList();
  }

  /** What a resource costs in the first period. */
  private static double now(Price price) {
    return price.getValues().isEmpty() ? 0 : price.getValues().get(0);
  }

  private static Price doubled(Price price) {
    return Price.newBuilder(price)
        .setValues(price.getValues().stream().map(value -> TIMES * value).toList())
        .build();
  }
}
