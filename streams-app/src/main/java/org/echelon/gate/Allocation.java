package org.echelon.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Node;

/**
 * Shares a departure among its offers: first each lane's own limits, then inbound and room of the
 * node, both by rank, then trucks. Orders at a vendor have only the lane's limits.
 */
final class Allocation {
  private Allocation() {}

  /** Lanes of a list that may carry something now. */
  static List<Lane> usable(List<String> lanes, GateSetting setting, long nowMillis) {
    Network network = setting.network();
    List<Lane> usable = new ArrayList<>();
    for (String id : lanes) {
      network
          .lane(id)
          .filter(lane -> network.node(lane.from()).open() && network.node(lane.to()).open())
          .filter(lane -> !setting.halts().stops(lane, network, nowMillis))
          .ifPresent(usable::add);
    }
    return usable;
  }

  /** Units that lanes and node leave for a departure, infinite where nothing limits. */
  static double limitUnits(
      GateState state, GateSetting setting, List<Lane> lanes, long departureMillis) {
    double carried = 0;
    for (Lane lane : lanes) {
      carried +=
          Math.min(
              carries(state, setting, lane, departureMillis),
              quotaLeft(state, setting, lane, departureMillis));
    }
    return Math.min(carried, inboundLeft(state, setting, lanes, departureMillis));
  }

  /** Cube that the node can hold at all; what is there already comes with the offers. */
  static double limitCube(GateState state, GateSetting setting, List<Lane> lanes) {
    return purchases(lanes)
        ? Double.POSITIVE_INFINITY
        : DepartureRoom.mostCube(setting.network().node(state.gate()).capacity());
  }

  /** What goes, and on what. */
  static Loading.Result share(
      GateState state, GateSetting setting, OpenAsk open, List<Lane> lanes) {
    long departure = open.ask().departureMillis();
    Map<String, Double> quotas = new HashMap<>();
    Map<String, Double> most = new HashMap<>();
    for (Lane lane : lanes) {
      quotas.put(lane.id(), quotaLeft(state, setting, lane, departure));
      most.put(lane.id(), carries(state, setting, lane, departure));
    }
    List<OfferedStep> offers = new ArrayList<>();
    open.answers().forEach(answer -> offers.addAll(answer.steps()));
    offers.removeIf(step -> step.units() <= 0 || !most.containsKey(step.lane()));
    // Over a direct lane the same units are offered once more, and compete only once.
    List<OfferedStep> beside =
        offers.stream().filter(step -> most.containsKey(step.direct().insteadOf())).toList();
    offers.removeIf(step -> most.containsKey(step.direct().insteadOf()));
    LaneCut.Result byLane = LaneCut.cut(offers, most, "LANE");
    LaneCut.Result bySource = LaneCut.cut(byLane.steps(), quotas, "OUTBOUND");
    VendorOrder.Result byOrder =
        purchases(lanes)
            ? VendorOrder.fill(bySource.steps(), grantedThatDay(state, setting, departure))
            : new VendorOrder.Result(bySource.steps(), List.of());
    Ranking.Result result = Ranking.share(byOrder.steps(), room(state, setting, open, lanes));
    List<Ranking.Cut> cuts = new ArrayList<>(byLane.cuts());
    cuts.addAll(bySource.cuts());
    cuts.addAll(byOrder.cuts());
    cuts.addAll(result.cuts());
    Ranking.Result granted =
        new Ranking.Result(result.grants(), cuts, result.units(), result.cube(), result.steps());
    List<OfferedStep> direct =
        LaneCut.cut(LaneCut.cut(beside, most, "LANE").steps(), quotas, "OUTBOUND").steps();
    Map<String, Freight> begun = new HashMap<>();
    state.stands().forEach((lane, stand) -> begun.put(lane, stand.at(departure).loaded()));
    return Loading.load(
        state, open.ask(), lanes, DirectChoice.of(open.ask(), lanes, granted, direct, begun));
  }

  /** What vendors charge for what is granted, micros. */
  static long valueMicros(Ranking.Result result, OpenAsk open) {
    Map<String, Long> unitCost = new HashMap<>();
    open.answers()
        .forEach(
            answer ->
                answer
                    .steps()
                    .forEach(s -> unitCost.put(s.sku() + '|' + s.lane(), s.unitCostMicros())));
    return result.grants().stream()
        .mapToLong(
            line ->
                line.units() * Objects.requireNonNull(unitCost.get(line.sku() + '|' + line.lane())))
        .sum();
  }

  /** The day of a departure at the gate, which its inbound capacity is counted by. */
  static long day(GateState state, GateSetting setting, long departureMillis) {
    return Instant.ofEpochMilli(departureMillis)
        .atZone(setting.network().node(state.gate()).timeZone())
        .toLocalDate()
        .toEpochDay();
  }

  static boolean purchases(List<Lane> lanes) {
    return lanes.stream().anyMatch(lane -> lane.kind() == LaneKind.PURCHASE);
  }

  private static DepartureRoom room(
      GateState state, GateSetting setting, OpenAsk open, List<Lane> lanes) {
    if (purchases(lanes) || lanes.isEmpty()) {
      return new DepartureRoom(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    // The quickest lane lets the least flow out before it arrives, so room is never overstated.
    double leadDays =
        lanes.stream().mapToDouble(lane -> lane.leadTime().meanDays()).min().getAsDouble();
    return DepartureRoom.of(
        setting.network().node(state.gate()).capacity(),
        open.load(),
        leadDays,
        (double) grantedThatDay(state, setting, open.ask().departureMillis()));
  }

  private static double inboundLeft(
      GateState state, GateSetting setting, List<Lane> lanes, long departureMillis) {
    if (purchases(lanes)) {
      return Double.POSITIVE_INFINITY;
    }
    Node node = setting.network().node(state.gate());
    double granted = grantedThatDay(state, setting, departureMillis);
    return Math.max(0, node.capacity().inboundUnitsPerDay() - granted);
  }

  private static long grantedThatDay(GateState state, GateSetting setting, long departureMillis) {
    return state.grantedPerDay().getOrDefault(day(state, setting, departureMillis), 0L);
  }

  /** What the lane can take at once, and by the network's guard rail still may that day. */
  private static double carries(
      GateState state, GateSetting setting, Lane lane, long departureMillis) {
    long perDay = setting.network().terms().limits().laneUnitsPerDayMax();
    if (perDay == Long.MAX_VALUE) {
      return lane.maxUnitsPerDeparture();
    }
    LaneWindow day = LaneQuotas.day(lane, setting.network(), departureMillis);
    double left = Math.max(0, perDay - state.used().getOrDefault(day, 0L));
    return Math.min(lane.maxUnitsPerDeparture(), left);
  }

  private static double quotaLeft(
      GateState state, GateSetting setting, Lane lane, long departureMillis) {
    if (lane.kind() == LaneKind.PURCHASE) {
      return Double.POSITIVE_INFINITY;
    }
    LaneQuotas.Quota quota = setting.quotas().of(lane, setting.network(), departureMillis);
    return Math.max(0, quota.units() - state.used().getOrDefault(quota.window(), 0L));
  }
}
