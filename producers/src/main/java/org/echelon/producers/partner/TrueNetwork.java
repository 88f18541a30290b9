package org.echelon.producers.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.Network;
import org.echelon.network.Node;

/**
 * The network as sites and vendors live it, over time: what is published may differ from it. For
 * questions in order of time, or nearly so.
 */
final class TrueNetwork {
  private final NavigableMap<Instant, org.echelon.reference.Network> versions;
  private long fromMillis = 1;
  private long untilMillis;
  private Network core;

  /**
   * @param versions by the instant from which they hold; the first holds before it as well
   */
  TrueNetwork(NavigableMap<Instant, org.echelon.reference.Network> versions) {
    this.versions = new TreeMap<>(versions);
    this.core =
        NetworkMapping.toCore(
            this.versions.firstEntry().getValue(), this.versions.firstKey().toEpochMilli());
  }

  /** A network that stays as it is. */
  static TrueNetwork always(org.echelon.reference.Network network) {
    return new TrueNetwork(new TreeMap<>(Map.of(network.getEffectiveAt(), network)));
  }

  /** The network at an instant, with the capacities and the status then in force. */
  Network at(Instant at) {
    long millis = at.toEpochMilli();
    if (millis < fromMillis || millis >= untilMillis) {
      org.echelon.reference.Network published = version(at);
      core = NetworkMapping.toCore(published, millis);
      Instant next = versions.higherKey(at);
      untilMillis =
          Math.min(
              NetworkMapping.changesAt(published, millis),
              next == null ? Long.MAX_VALUE : next.toEpochMilli());
      fromMillis = millis;
    }
    return core;
  }

  /** The record that holds at an instant. */
  org.echelon.reference.Network version(Instant at) {
    var entry = versions.floorEntry(at);
    return entry == null ? versions.firstEntry().getValue() : entry.getValue();
  }

  /** A node as it is at an instant. */
  Node node(String node, Instant at) {
    Network network = at(at);
    return network.node(network.ordinal(node));
  }

  /** The first instant after another at which a site may do more than it did: its next day, say. */
  Instant nextChance(String node, Instant at) {
    Node site = node(node, at);
    LocalDate today = at.atZone(site.timeZone()).toLocalDate();
    Instant tomorrow = today.plusDays(1).atStartOfDay(site.timeZone()).toInstant();
    return tomorrow.toEpochMilli() < untilMillis ? tomorrow : Instant.ofEpochMilli(untilMillis);
  }
}
