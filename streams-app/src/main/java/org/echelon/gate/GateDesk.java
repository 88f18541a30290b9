package org.echelon.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.echelon.network.Lane;

/**
 * Decides what a gate does: asks when a cut-off comes, grants when the offers are in, lists what
 * departs when the grants are settled. One ask is open at a time. Nothing here waits by itself:
 * only ticks end a wait, so a run is repeatable from its log.
 */
public final class GateDesk {
  private static final long SETTLE_MILLIS = 15 * 60_000L;

  private GateDesk() {}

  /** Time has come to an instant. */
  public static GateMoves tick(GateState state, GateSetting setting, long nowMillis) {
    Optional<GateSchedule> schedule = GateSchedule.of(setting.network(), state.gate());
    if (schedule.isEmpty()) {
      return GateMoves.none(GateState.begin(state.gate(), nowMillis + 1));
    }
    GateMoves.Draft moves = new GateMoves.Draft(state);
    endWaits(moves, setting, nowMillis);
    collectDue(moves, setting, schedule.get(), nowMillis);
    collectRequests(moves, setting, schedule.get(), nowMillis);
    openNext(moves, setting, nowMillis);
    moves.state = moves.state.lookedAt(nowMillis).forgetting(nowMillis);
    return moves.done();
  }

  /** The first instant at which a tick can make the gate do something. */
  public static long wakesAt(GateState state, GateSetting setting) {
    if (!state.idle()) {
      return Long.MIN_VALUE;
    }
    return GateSchedule.of(setting.network(), state.gate())
        .map(schedule -> schedule.nextCutOff(state.lookedAtMillis()))
        .orElse(Long.MAX_VALUE);
  }

  /** A part of an answer has come; parts of other asks, and parts that came before, are nothing. */
  public static GateMoves offer(
      GateState state, GateSetting setting, OfferChunk chunk, long nowMillis) {
    boolean wanted =
        present(state, setting)
            && state.open().filter(OpenAsk::offering).isPresent()
            && state.open().get().ask().askId().equals(chunk.askId())
            && chunk.partition() >= 0
            && chunk.partition() < setting.partitions()
            && !state.open().get().has(chunk.partition(), chunk.chunk());
    if (!wanted) {
      return GateMoves.none(state);
    }
    OpenAsk open = state.open().get().with(chunk);
    GateMoves.Draft moves = new GateMoves.Draft(state.with(Optional.of(open)));
    if (open.answered().size() == setting.partitions()) {
      close(moves, setting, nowMillis);
      openNext(moves, setting, nowMillis);
    }
    return moves.done();
  }

  /** A partition has settled its grant, or a part of it. */
  public static GateMoves settle(
      GateState state, GateSetting setting, SettledGrant answer, long nowMillis) {
    Optional<Settling> settling = state.open().flatMap(OpenAsk::settling);
    boolean owed =
        present(state, setting)
            && settling.isPresent()
            && state.open().get().ask().askId().equals(answer.askId())
            && settling.get().awaits(answer.partition());
    if (!owed) {
      return GateMoves.none(state);
    }
    OpenAsk open = state.open().get();
    GateMoves.Draft moves = new GateMoves.Draft(state);
    Settling now = settling.get().with(answer);
    moves.state = state.with(Optional.of(new OpenAsk(open.ask(), List.of(), Optional.of(now))));
    long returned = answer.granted() - answer.redeemed();
    if (returned < 0) {
      moves.reports.add(
          "partition " + answer.partition() + " redeemed more than granted on " + answer.askId());
    } else {
      giveBack(moves, setting, open.ask(), answer);
      moves.state = moves.state.unloaded(settling.get().loads(), now.loads());
    }
    if (now.done()) {
      list(moves, open.ask(), now, nowMillis);
      openNext(moves, setting, nowMillis);
    }
    return moves.done();
  }

  /** Somebody wants the gate asked before its cut-off; it will be at the next tick. */
  public static GateState request(GateState state, AskRequest request) {
    List<AskRequest> requests = new ArrayList<>(state.requests());
    if (!requests.contains(request)) {
      requests.add(request);
    }
    return state.withRequests(requests);
  }

  private static boolean present(GateState state, GateSetting setting) {
    return setting.network().has(state.gate());
  }

  private static void endWaits(GateMoves.Draft moves, GateSetting setting, long now) {
    moves.state.open().ifPresent(open -> endWait(moves, setting, open, now));
  }

  private static void endWait(GateMoves.Draft moves, GateSetting setting, OpenAsk open, long now) {
    long departure = open.ask().departureMillis();
    if (open.offering() && now >= departure) {
      close(moves, setting, now);
    } else if (!open.offering() && now >= departure + SETTLE_MILLIS) {
      list(moves, open.ask(), open.settling().get(), now);
    }
  }

  private static void collectDue(
      GateMoves.Draft moves, GateSetting setting, GateSchedule schedule, long now) {
    GateSchedule.Due due = schedule.due(moves.state.lookedAtMillis(), now);
    due.missed().keySet().forEach(departure -> miss(moves, setting, departure, now));
    List<DueDeparture> waiting = new ArrayList<>(moves.state.waiting());
    due.departures()
        .forEach((at, lanes) -> waiting.add(new DueDeparture(at, lanes, false, "CUT_OFF")));
    moves.state = moves.state.withWaiting(waiting);
  }

  private static void collectRequests(
      GateMoves.Draft moves, GateSetting setting, GateSchedule schedule, long now) {
    List<DueDeparture> waiting = new ArrayList<>(moves.state.waiting());
    for (AskRequest request : moves.state.requests()) {
      if (request.reason().equals(AskRequest.PRICE_GAIN)) {
        schedule.closing(now).entrySet().stream()
            .map(at -> new DueDeparture(at.getKey(), at.getValue(), false, request.reason()))
            .filter(due -> !waiting.contains(due))
            .forEach(waiting::add);
        continue;
      }
      schedule
          .nextDeparture(request.scope(), setting.network(), now)
          .map(
              next ->
                  new DueDeparture(next.getKey(), next.getValue(), request.dry(), request.reason()))
          .filter(due -> !waiting.contains(due))
          .ifPresent(waiting::add);
    }
    moves.state = moves.state.withWaiting(waiting).withRequests(List.of());
  }

  /** Opens the next ask that can be asked, if none is open; a dry one gives way to a real one. */
  private static void openNext(GateMoves.Draft moves, GateSetting setting, long now) {
    List<DueDeparture> waiting = new ArrayList<>(moves.state.waiting());
    waiting.sort(DueDeparture.SOONEST_FIRST);
    boolean dryOpen = moves.state.open().filter(open -> open.ask().dry()).isPresent();
    if (dryOpen && !waiting.isEmpty() && !waiting.get(0).dry()) {
      moves.state = moves.state.with(Optional.empty());
    }
    while (moves.state.open().isEmpty() && !waiting.isEmpty()) {
      ask(moves, setting, waiting.remove(0), now);
    }
    moves.state = moves.state.withWaiting(waiting);
  }

  private static void ask(GateMoves.Draft moves, GateSetting setting, DueDeparture due, long now) {
    GateState state = moves.state;
    long departure = due.departureMillis();
    if (departure <= now) {
      if (!due.dry()) {
        miss(moves, setting, departure, now);
      }
      return;
    }
    List<Lane> lanes = Allocation.usable(due.lanes(), setting, now);
    double units = Allocation.limitUnits(state, setting, lanes, departure);
    if (lanes.isEmpty() || units < 1) {
      if (!due.dry()) {
        listNothing(moves, setting, departure, true, List.of(), now);
      }
      return;
    }
    GateAsk ask =
        new GateAsk(
            askId(state, setting, departure),
            gateId(state, setting),
            lanes.stream().map(Lane::id).toList(),
            departure,
            state.nextRound(departure),
            setting.priceVersion(),
            setting.network().version(),
            units,
            Allocation.limitCube(state, setting, lanes),
            due.dry(),
            now,
            due.reason());
    moves.asks.add(ask);
    moves.state = state.asked(departure).with(Optional.of(OpenAsk.of(ask)));
  }

  /** Ranks what is in and grants it, to nobody when everything was stopped meanwhile. */
  private static void close(GateMoves.Draft moves, GateSetting setting, long now) {
    OpenAsk open = moves.state.open().get();
    GateAsk ask = open.ask();
    List<Lane> lanes = Allocation.usable(ask.lanes(), setting, now);
    Loading.Result loaded = Allocation.share(moves.state, setting, open, lanes);
    Ranking.Result result = loaded.goes();
    SortedSet<Integer> missing = new TreeSet<>();
    IntStream.range(0, setting.partitions()).forEach(missing::add);
    missing.removeAll(open.answered());
    if (ask.dry()) {
      moves.lists.add(draft(ask, result.units(), loaded.loads(), List.copyOf(missing), now));
      moves.state = moves.state.with(Optional.empty());
      return;
    }
    SortedMap<Integer, List<Ranking.GrantedLine>> lines = new TreeMap<>();
    result
        .grants()
        .forEach(l -> lines.computeIfAbsent(l.partition(), key -> new ArrayList<>()).add(l));
    SortedMap<Integer, Long> granted = new TreeMap<>();
    lines.forEach(
        (partition, all) -> {
          granted.put(partition, all.stream().mapToLong(Ranking.GrantedLine::units).sum());
          moves.grants.add(
              new GateGrant(
                  ask.askId(),
                  ask.gate(),
                  partition,
                  now,
                  ask.departureMillis(),
                  all,
                  result.cuts()));
        });
    book(moves, setting, open, result, lanes);
    moves.state = moves.state.standing(loaded.stands());
    loaded
        .loads()
        .forEach(load -> load.measured(ask.departureMillis()).ifPresent(moves.loads::add));
    Settling settling =
        new Settling(granted, new TreeMap<>(), 0, List.of(), loaded.loads(), List.copyOf(missing));
    moves.state = moves.state.with(Optional.of(new OpenAsk(ask, List.of(), Optional.of(settling))));
    if (settling.done()) {
      list(moves, ask, settling, now);
    }
  }

  private static void book(
      GateMoves.Draft moves,
      GateSetting setting,
      OpenAsk open,
      Ranking.Result result,
      List<Lane> lanes) {
    GateAsk ask = open.ask();
    if (result.units() == 0) {
      return;
    }
    long day = Allocation.day(moves.state, setting, ask.departureMillis());
    moves.state =
        moves.state.granted(
            day,
            Allocation.purchases(lanes) ? Allocation.valueMicros(result, open) : result.units());
    for (Lane lane : lanes) {
      long units =
          result.grants().stream()
              .filter(line -> line.lane().equals(lane.id()))
              .mapToLong(Ranking.GrantedLine::units)
              .sum();
      if (units > 0) {
        use(moves, setting, ask, lane, units);
      }
    }
  }

  /**
   * What is not used leaves room for a later departure of the day, at the node and on the lane, and
   * is no part of a vendor's order of the day.
   */
  private static void giveBack(
      GateMoves.Draft moves, GateSetting setting, GateAsk ask, SettledGrant answer) {
    long unused =
        Allocation.purchases(lanes(ask, setting))
            ? answer.lanes().stream().mapToLong(SettledGrant.OnLane::unusedMicros).sum()
            : answer.granted() - answer.redeemed();
    if (unused != 0) {
      long day = Allocation.day(moves.state, setting, ask.departureMillis());
      moves.state = moves.state.granted(day, -unused);
    }
    for (SettledGrant.OnLane settled : answer.lanes()) {
      setting
          .network()
          .lane(settled.lane())
          .filter(lane -> settled.unused() > 0)
          .ifPresent(lane -> use(moves, setting, ask, lane, -settled.unused()));
    }
  }

  /** Counts units of a lane wherever they are counted; below nothing there is nothing to give. */
  private static void use(
      GateMoves.Draft moves, GateSetting setting, GateAsk ask, Lane lane, long units) {
    for (LaneWindow window :
        setting.quotas().windows(lane, setting.network(), ask.departureMillis())) {
      if (units > 0 || moves.state.used().containsKey(window)) {
        moves.state = moves.state.used(window, units);
      }
    }
  }

  private static void list(GateMoves.Draft moves, GateAsk ask, Settling settling, long now) {
    moves.lists.add(
        new DepartureList(
            ask.askId(),
            ask.gate(),
            ask.departureMillis(),
            settling.commandIds(),
            settling.grantedUnits(),
            settling.redeemed(),
            settling.done(),
            false,
            settling.silent(),
            settling.loads(),
            now));
    moves.state = moves.state.with(Optional.empty());
  }

  private static DepartureList draft(
      GateAsk ask, long units, List<DepartureLoad> loads, List<Integer> missing, long now) {
    return new DepartureList(
        ask.askId(),
        ask.gate(),
        ask.departureMillis(),
        List.of(),
        units,
        units,
        missing.isEmpty(),
        true,
        missing,
        loads,
        now);
  }

  private static void miss(GateMoves.Draft moves, GateSetting setting, long departure, long now) {
    List<Integer> everybody = IntStream.range(0, setting.partitions()).boxed().toList();
    moves.reports.add(
        "gate "
            + gateId(moves.state, setting)
            + " missed the cut-off of its departure at "
            + Instant.ofEpochMilli(departure));
    listNothing(moves, setting, departure, false, everybody, now);
  }

  /** Every departure has its list, also one that takes nothing, so that nobody waits for it. */
  private static void listNothing(
      GateMoves.Draft moves,
      GateSetting setting,
      long departure,
      boolean complete,
      List<Integer> missing,
      long now) {
    moves.lists.add(
        new DepartureList(
            askId(moves.state, setting, departure),
            gateId(moves.state, setting),
            departure,
            List.of(),
            0,
            0,
            complete,
            false,
            missing,
            List.of(),
            now));
    moves.state = moves.state.asked(departure);
  }

  private static List<Lane> lanes(GateAsk ask, GateSetting setting) {
    return ask.lanes().stream().flatMap(id -> setting.network().lane(id).stream()).toList();
  }

  private static String gateId(GateState state, GateSetting setting) {
    return setting.network().node(state.gate()).id();
  }

  private static String askId(GateState state, GateSetting setting, long departure) {
    return gateId(state, setting)
        + "|*|"
        + Instant.ofEpochMilli(departure)
        + "|"
        + state.nextRound(departure);
  }
}
