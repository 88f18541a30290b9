package org.echelon.replan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.echelon.codec.NetworkMapping;
import org.echelon.event.Forecast;
import org.echelon.producers.us8.Us8Catalogue;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.reference.Item;
import org.echelon.reference.Network;

/** Items with forecasts in a network, and prices that move. A function of sizes and seed. */
final class ReplanWorld {
  static final Instant START = GeneratedWorld.start();

  final Network network;
  final org.echelon.network.Network core;
  final List<Item> items;
  final List<Forecast> forecasts;
  final MovingPrices prices;

  ReplanWorld(int skus, int nodes, long seed) {
    network = CutNetwork.of(nodes, START, Us8Catalogue.draw(seed, skus));
    core = NetworkMapping.toCore(network, START.toEpochMilli());
    GeneratedWorld world = GeneratedWorld.on(network, seed, skus, 1);
    items = world.items().stream().sorted(Comparator.comparing(Item::getSku)).toList();
    forecasts = world.forecasts().stream().sorted(Comparator.comparing(Forecast::getSku)).toList();
    prices = new MovingPrices(network, seed);
  }
}
