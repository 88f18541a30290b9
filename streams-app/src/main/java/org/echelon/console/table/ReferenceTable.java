package org.echelon.console.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.network.NetworkException;
import org.echelon.reference.Item;
import org.echelon.reference.Node;

/** Items by SKU, about 1 KB each, and the newest network. */
public final class ReferenceTable {
  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, Node> nodes = new TreeMap<>();
  private final Map<String, Double> overdueAfterDays = new HashMap<>();
  private final Set<String> silentLanes = new HashSet<>();
  private Optional<org.echelon.reference.Network> published = Optional.empty();
  private Optional<Network> core = Optional.empty();
  private long coreAtMillis = Long.MIN_VALUE;
  private long coreUntilMillis;

  void take(Item item) {
    items.put(item.getSku(), item);
  }

  void take(org.echelon.reference.Network network) {
    if (published.isPresent() && published.get().getVersion() > network.getVersion()) {
      return;
    }
    published = Optional.of(network);
    coreAtMillis = Long.MIN_VALUE;
    overdueAfterDays.clear();
    network.getLanes().stream()
        .filter(lane -> lane.getOverdueAfterDays() != null)
        .forEach(lane -> overdueAfterDays.put(lane.getLane(), lane.getOverdueAfterDays()));
    silentLanes.clear();
    network.getLanes().stream()
        .filter(lane -> lane.getAssumeAcks())
        .forEach(lane -> silentLanes.add(lane.getLane()));
    nodes.clear();
    network.getNodes().forEach(node -> nodes.put(node.getNode(), node));
  }

  void removeItem(String sku) {
    items.remove(sku);
  }

  /** Items by SKU, in no order. */
  public Map<String, Item> items() {
    return items;
  }

  /** The newest network as it was published. */
  public Optional<org.echelon.reference.Network> network() {
    return published;
  }

  /** Nodes of the newest network, vendors included. */
  public Map<String, Node> nodes() {
    return nodes;
  }

  /** The newest network with the capacities of an instant; empty while there is no sound one. */
  public Optional<Network> networkAt(long nowMillis) {
    if (published.isPresent() && (nowMillis < coreAtMillis || nowMillis >= coreUntilMillis)) {
      try {
        core = Optional.of(NetworkMapping.toCore(published.get(), nowMillis));
        coreUntilMillis = NetworkMapping.changesAt(published.get(), nowMillis);
      } catch (NetworkException unsound) {
        // Plan refuses it too and keeps the last good one, so do we.
        coreUntilMillis = Long.MAX_VALUE;
      }
      coreAtMillis = nowMillis;
    }
    return core;
  }

  /** Days in transit after which a lane's units no longer count as supply, where it says so. */
  public Optional<Double> overdueAfterDays(String lane) {
    return Optional.ofNullable(overdueAfterDays.get(lane));
  }

  /** Whether no acks come from a lane of the newest network. */
  boolean silent(String lane) {
    return silentLanes.contains(lane);
  }

  /** A lane of the newest network at an instant. */
  public Optional<Lane> lane(String id, long nowMillis) {
    return id.isEmpty() ? Optional.empty() : networkAt(nowMillis).flatMap(n -> n.lane(id));
  }
}
