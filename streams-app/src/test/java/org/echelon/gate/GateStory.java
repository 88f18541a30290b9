package org.echelon.gate;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.network.Capacity;
import org.echelon.network.DepartureCalendar;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Limits;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.RegionPolicy;
import org.echelon.network.Trucks;

/**
 * A gate on a timeline. A vendor V (0) fills DC (1), which can send 90 units a day and fills FC-A
 * (2, 100 units a day in) and FC-B (3, 50 a day); all lanes leave daily at 18:00 UTC, decided at
 * 17:00.
 */
final class GateStory {
  static final int VENDOR = 0;
  static final int FC_A = 2;
  static final int CDC = 4;

  final List<GateAsk> asks = new ArrayList<>();
  final List<GateGrant> grants = new ArrayList<>();
  final List<DepartureList> lists = new ArrayList<>();
  final List<String> reports = new ArrayList<>();
  GateState state;
  GateSetting setting;
  private long now;

  private GateStory(int gate, int partitions, String begin) {
    setting = new GateSetting(network(3), Halts.NONE, LaneQuotas.NONE, 7, partitions);
    now = at(begin);
    state = GateState.begin(gate, now);
  }

  static GateStory of(int gate, int partitions, String begin) {
    return new GateStory(gate, partitions, begin);
  }

  static long at(String instant) {
    return Instant.parse(instant + ":00Z").toEpochMilli();
  }

  GateStory tick(String instant) {
    now = at(instant);
    return take(GateDesk.tick(state, setting, now));
  }

  GateStory offer(int partition, OfferedStep... steps) {
    return offer(newestAsk(), partition, 0, true, NodeLoad.NONE, steps);
  }

  GateStory offer(
      String askId, int partition, int chunk, boolean last, NodeLoad load, OfferedStep... steps) {
    OfferChunk part = new OfferChunk(askId, partition, chunk, last, load, List.of(steps));
    return take(GateDesk.offer(state, setting, part, now));
  }

  /** The whole grant of a partition is settled. */
  GateStory settle(int partition, long redeemed, String... commandIds) {
    long granted = state.open().get().settling().get().granted().get(partition);
    return settlePart(partition, granted, redeemed, commandIds);
  }

  GateStory settlePart(int partition, long granted, long redeemed, String... commandIds) {
    SettledGrant answer =
        new SettledGrant(
            newestAsk(),
            partition,
            granted,
            redeemed,
            List.of(commandIds),
            List.of(new SettledGrant.OnLane("DC>FC-A", granted, redeemed, 0)));
    return take(GateDesk.settle(state, setting, answer, now));
  }

  /** The whole grant of a partition at the vendor is settled; nothing became a command. */
  GateStory settleUnused(int partition, long micros) {
    long granted = state.open().get().settling().get().granted().get(partition);
    SettledGrant.OnLane lane = new SettledGrant.OnLane("V>DC", granted, 0, micros);
    SettledGrant answer =
        new SettledGrant(newestAsk(), partition, granted, 0, List.of(), List.of(lane));
    return take(GateDesk.settle(state, setting, answer, now));
  }

  /** The whole grant of a partition becomes commands, lane by lane. */
  GateStory settleAll(int partition) {
    GateGrant grant = grants.get(grants.size() - 1);
    List<SettledGrant.OnLane> lanes = new ArrayList<>();
    long units = 0;
    for (Ranking.GrantedLine line : grant.lines()) {
      lanes.add(new SettledGrant.OnLane(line.lane(), line.units(), line.units(), 0));
      units += line.units();
    }
    SettledGrant answer = new SettledGrant(newestAsk(), partition, units, units, List.of(), lanes);
    return take(GateDesk.settle(state, setting, answer, now));
  }

  GateStory request(String scope, boolean dry) {
    state = GateDesk.request(state, new AskRequest(scope, dry, dry ? "DRY" : "EXTRA"));
    return this;
  }

  GateStory halted(String scope) {
    Halts halts = new Halts(List.of(new Halts.Halt(scope, 0, Long.MAX_VALUE)));
    setting = new GateSetting(setting.network(), halts, setting.quotas(), 7, setting.partitions());
    return this;
  }

  GateStory laneUnitsPerDay(long most) {
    Network before = setting.network();
    Limits limits =
        new Limits(
            Long.MAX_VALUE, 30, 3, 1440, Double.POSITIVE_INFINITY, most, Long.MAX_VALUE, 600);
    Network.Terms terms = new Network.Terms("USD", 7, 4, 6.5, RegionPolicy.NATIONAL, limits);
    Network after =
        new Network("n", 3, terms, before.nodes(), List.of(), before.lanes(), List.of());
    setting = new GateSetting(after, setting.halts(), setting.quotas(), 7, setting.partitions());
    return this;
  }

  /** The lane to FC-A is loaded on trucks. */
  GateStory trucks(double cube, double cost, double minCube) {
    return trucks(new Trucks(cube, cost, minCube));
  }

  /** The lane to FC-A is loaded on trucks. */
  GateStory trucks(Trucks trucks) {
    Network before = setting.network();
    return lanes(
        before.nodes(),
        before.lanes().stream().map(l -> l.to() == FC_A ? Networks.on(trucks, l) : l).toList());
  }

  /**
   * A centre CDC fills DC, and a lane with trucks leads from it to FC-A directly.
   *
   * @param departAt local time at which the direct lane departs; the others do at 18:00
   */
  GateStory direct(Trucks trucks, LocalTime departAt) {
    Network before = setting.network();
    List<Node> nodes = new ArrayList<>(before.nodes());
    nodes.add(node(CDC, "CDC", NodeKind.DC, 2, Capacity.UNLIMITED));
    List<Lane> lanes = new ArrayList<>(before.lanes());
    lanes.add(Networks.lane("CDC>DC", CDC, 1, LaneKind.REPLENISH, 2, 0.5));
    Lane direct =
        Networks.on(trucks, Networks.lane("CDC>FC-A", CDC, FC_A, LaneKind.REPLENISH, 3, 1));
    lanes.add(Networks.leaving(DepartureCalendar.daily(departAt, ZoneOffset.UTC), direct));
    return lanes(nodes, lanes);
  }

  private GateStory lanes(List<Node> nodes, List<Lane> lanes) {
    Network after =
        new Network("n", 3, setting.network().terms(), nodes, List.of(), lanes, List.of());
    setting = new GateSetting(after, setting.halts(), setting.quotas(), 7, setting.partitions());
    return this;
  }

  GateStory quotas(LaneQuotas quotas) {
    setting = new GateSetting(setting.network(), setting.halts(), quotas, 7, setting.partitions());
    return this;
  }

  String newestAsk() {
    return asks.get(asks.size() - 1).askId();
  }

  DepartureList newestList() {
    return lists.get(lists.size() - 1);
  }

  /** Units granted by partition and SKU, in order. */
  List<String> granted() {
    List<String> all = new ArrayList<>();
    for (GateGrant grant : grants) {
      grant.lines().forEach(l -> all.add(grant.partition() + ":" + l.sku() + "=" + l.units()));
    }
    return all;
  }

  /** Units granted by SKU and lane, in order. */
  List<String> grantedByLane() {
    List<String> all = new ArrayList<>();
    for (GateGrant grant : grants) {
      grant.lines().forEach(l -> all.add(l.sku() + "/" + l.lane() + "=" + l.units()));
    }
    return all;
  }

  /** The units of a step over the direct lane, on which each saves so much. */
  static OfferedStep direct(int partition, String sku, long units, double margin, double saved) {
    return new OfferedStep(
        partition,
        sku,
        "CDC>FC-A",
        0,
        units,
        1,
        1,
        margin,
        OfferedStep.rank(margin, 1),
        0,
        0,
        0,
        new OfferedStep.Direct("DC>FC-A", saved));
  }

  static OfferedStep step(int partition, String sku, long units, double margin) {
    return step(partition, sku, "DC>FC-A", units, margin);
  }

  static OfferedStep step(int partition, String sku, String lane, long units, double margin) {
    return new OfferedStep(
        partition, sku, lane, 0, units, 1, 1, margin, OfferedStep.rank(margin, 1));
  }

  static Network network(long version) {
    List<Node> nodes =
        List.of(
            node(0, "V", NodeKind.VENDOR, 2, Capacity.UNLIMITED),
            node(1, "DC", NodeKind.DC, 1, new Capacity(1e6, 1e6, 90)),
            node(2, "FC-A", NodeKind.FC, 0, new Capacity(1000, 100, 1e6)),
            node(3, "FC-B", NodeKind.FC, 0, new Capacity(1000, 50, 1e6)));
    List<Lane> lanes =
        List.of(
            Networks.lane("V>DC", 0, 1, LaneKind.PURCHASE, 10, 2),
            Networks.lane("DC>FC-A", 1, 2, LaneKind.REPLENISH, 2, 0.5),
            Networks.lane("DC>FC-B", 1, 3, LaneKind.REPLENISH, 2, 0.5));
    return new Network("n", version, Networks.terms(), nodes, List.of(), lanes, List.of());
  }

  private static Node node(int ordinal, String id, NodeKind kind, int echelon, Capacity capacity) {
    return new Node(
        ordinal,
        id,
        kind,
        echelon,
        "R1",
        ZoneOffset.UTC,
        Optional.empty(),
        capacity,
        0,
        0,
        0,
        0,
        1,
        true,
        Set.of());
  }

  private GateStory take(GateMoves moves) {
    state = moves.state();
    asks.addAll(moves.asks());
    grants.addAll(moves.grants());
    lists.addAll(moves.lists());
    reports.addAll(moves.reports());
    return this;
  }
}
