package org.echelon.replan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.codec.NetworkMapping;
import org.echelon.event.Forecast;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.VectorStatus;
import org.echelon.producers.us8.Us8Catalogue;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;

/**
 * Items with forecasts in a network, and prices that move back and forth: every other vector is the
 * first one again, so that moves stay of a size however often they are repeated. Every other
 * resource is free on average, all those of one FC are priced. A function of sizes and seed.
 */
final class ReplanWorld {
  static final Instant START = GeneratedWorld.start();

  /** Most that a storage price is drawn at, currency per cube-day. */
  private static final double STORAGE = 0.03;

  /** Most that a flow price is drawn at, currency per unit. */
  private static final double FLOW = 0.6;

  final Network network;
  final org.echelon.network.Network core;
  final List<Item> items;
  final List<Forecast> forecasts;
  private final double[] storage;
  private final double[] flow;
  private final int priced;

  ReplanWorld(int skus, int nodes, long seed) {
    network = CutNetwork.of(nodes, START, Us8Catalogue.draw(seed, skus));
    core = NetworkMapping.toCore(network, START.toEpochMilli());
    GeneratedWorld world = GeneratedWorld.on(network, seed, skus, 1);
    items = world.items().stream().sorted(Comparator.comparing(Item::getSku)).toList();
    forecasts = world.forecasts().stream().sorted(Comparator.comparing(Forecast::getSku)).toList();
    SplittableRandom random = new SplittableRandom(seed);
    List<Node> all = network.getNodes();
    storage = new double[all.size()];
    flow = new double[all.size()];
    for (int n = 0; n < all.size(); n++) {
      if (all.get(n).getKind() != NodeKind.VENDOR) {
        storage[n] = random.nextBoolean() ? 0 : random.nextDouble() * STORAGE;
        flow[n] = random.nextBoolean() ? 0 : random.nextDouble() * FLOW;
      }
    }
    priced = all.stream().map(Node::getKind).toList().indexOf(NodeKind.FC);
    storage[priced] = STORAGE / 2;
    flow[priced] = FLOW / 2;
  }

  /** The week that demand is planned for. */
  static LocalDate week() {
    return LocalDate.ofInstant(START, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The prices that moves start from and go back to. */
  PriceVector still(long version) {
    return vector(version, storage, flow);
  }

  /** The prices moved; each version is a draw of its own. */
  PriceVector moved(PriceMove move, long version) {
    SplittableRandom random = new SplittableRandom(version);
    double[] storageNow = storage.clone();
    double[] flowNow = flow.clone();
    for (int n = 0; n < storage.length; n++) {
      // One node moves by all of it, up or down; of many each by its own share.
      double share = move.everywhere() ? 2 * random.nextDouble() - 1 : random.nextInt(2) * 2 - 1;
      if (move.everywhere() || n == priced) {
        storageNow[n] *= 1 + move.by() * share;
        flowNow[n] *= move.flowToo() ? 1 + move.by() * share : 1;
      }
    }
    return vector(version, storageNow, flowNow);
  }

  private PriceVector vector(long version, double[] storageNow, double[] flowNow) {
    List<Price> prices = new ArrayList<>();
    for (Node node : network.getNodes()) {
      add(prices, node, Resource.STORAGE, storageNow[node.getOrdinal()]);
      add(prices, node, Resource.FLOW, flowNow[node.getOrdinal()]);
    }
    return PriceVector.newBuilder()
        .setNetworkId(network.getNetworkId())
        .setVersion(version)
        .setNetworkVersion(network.getVersion())
        .setRunId("run-" + version)
        .setComputedAt(START)
        .setInformedAt(START)
        .setValidFromAt(START)
        .setExpiresAt(START.plusSeconds(86_400))
        .setStatus(VectorStatus.MANUAL)
        .setPeriodStartsOn(List.of(week()))
        .setPrices(prices)
        .build();
  }

  private static void add(List<Price> prices, Node node, Resource resource, double value) {
    if (value > 0) {
      prices.add(
          Price.newBuilder()
              .setNode(node.getNode())
              .setResource(resource)
              .setValues(List.of(value))
              .build());
    }
  }
}
