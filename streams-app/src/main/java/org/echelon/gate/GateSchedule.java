package org.echelon.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.NetworkException;
import org.echelon.network.NodeKind;

/**
 * The cut-offs of a gate. The gate of a vendor is asked for the orders that leave it, the gate of
 * any other node for the transfers that come in.
 */
public record GateSchedule(int gate, List<Lane> lanes) {

  /** What came due: departures to ask for, and those of which the cut-off was slept through. */
  public record Due(
      SortedMap<Long, List<String>> departures, SortedMap<Long, List<String>> missed) {}

  /** The schedule of a node; empty where nothing is shared there. */
  public static Optional<GateSchedule> of(Network network, int node) {
    if (!network.has(node)) {
      return Optional.empty();
    }
    boolean vendor = network.node(node).kind() == NodeKind.VENDOR;
    List<Lane> lanes = new ArrayList<>();
    for (Lane lane : network.lanes()) {
      boolean orders = vendor && lane.kind() == LaneKind.PURCHASE && lane.from() == node;
      boolean transfers =
          !vendor
              && lane.to() == node
              && (lane.kind() == LaneKind.REPLENISH || lane.kind() == LaneKind.LATERAL);
      if (orders || transfers) {
        lanes.add(lane);
      }
    }
    return lanes.isEmpty() ? Optional.empty() : Optional.of(new GateSchedule(node, lanes));
  }

  /**
   * Cut-offs after one instant, up to and including another. Of each lane only the newest is asked
   * for, and only while its departure is still to come; the others are missed.
   */
  public Due due(long afterMillis, long nowMillis) {
    SortedMap<Long, List<String>> departures = new TreeMap<>();
    SortedMap<Long, List<String>> missed = new TreeMap<>();
    for (Lane lane : lanes) {
      long newest = Long.MIN_VALUE;
      for (long next = next(lane, afterMillis);
          next != Long.MAX_VALUE && lane.calendar().cutOff(next) <= nowMillis;
          next = next(lane, lane.calendar().cutOff(next))) {
        if (newest != Long.MIN_VALUE) {
          add(missed, newest, lane);
        }
        newest = next;
      }
      if (newest != Long.MIN_VALUE) {
        add(newest > nowMillis ? departures : missed, newest, lane);
      }
    }
    return new Due(departures, missed);
  }

  /** The first cut-off after an instant; {@link Long#MAX_VALUE} when none comes within 60 days. */
  public long nextCutOff(long afterMillis) {
    long first = Long.MAX_VALUE;
    for (Lane lane : lanes) {
      long departure = next(lane, afterMillis);
      if (departure != Long.MAX_VALUE) {
        first = Math.min(first, lane.calendar().cutOff(departure));
      }
    }
    return first;
  }

  /**
   * Departures past their cut-off of which half the release lead or more is left, with their lanes:
   * whoever loads them can still be asked to take something more.
   */
  public SortedMap<Long, List<String>> closing(long nowMillis) {
    SortedMap<Long, List<String>> departures = new TreeMap<>();
    for (Lane lane : lanes) {
      long lead = lane.calendar().releaseLeadMinutes() * 60_000L;
      long departure = next(lane, nowMillis - lead);
      if (departure != Long.MAX_VALUE
          && departure - lead <= nowMillis
          && nowMillis <= departure - lead / 2
          && departure > nowMillis) {
        add(departures, departure, lane);
      }
    }
    return departures;
  }

  /** The soonest departure that a wish can still reach before its cut-off, with its lanes. */
  public Optional<Map.Entry<Long, List<String>>> nextDeparture(
      String scope, Network network, long nowMillis) {
    SortedMap<Long, List<String>> departures = new TreeMap<>();
    for (Lane lane : named(scope, network)) {
      long departure = next(lane, nowMillis);
      if (departure != Long.MAX_VALUE) {
        add(departures, departure, lane);
      }
    }
    return departures.isEmpty()
        ? Optional.empty()
        : Optional.of(Map.entry(departures.firstKey(), departures.get(departures.firstKey())));
  }

  /** Lanes of this gate that a scope means: one lane, all of the gate, or those to a node. */
  public List<Lane> named(String scope, Network network) {
    String id = scope.substring(scope.indexOf(':') + 1);
    boolean lane = scope.startsWith("lane:");
    boolean place = scope.startsWith("node:") || scope.startsWith("vendor:");
    return lanes.stream()
        .filter(
            l ->
                (lane && l.id().equals(id))
                    || (place
                        && (network.node(gate).id().equals(id)
                            || network.node(l.to()).id().equals(id))))
        .toList();
  }

  private static void add(SortedMap<Long, List<String>> into, long departure, Lane lane) {
    into.computeIfAbsent(departure, key -> new ArrayList<>()).add(lane.id());
  }

  /** The first departure of a lane whose cut-off is after an instant, or {@link Long#MAX_VALUE}. */
  static long next(Lane lane, long afterMillis) {
    try {
      return lane.calendar().nextDeparture(afterMillis);
    } catch (NetworkException nothingWithinHorizon) {
      return Long.MAX_VALUE;
    }
  }
}
