package org.echelon.gate;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All a gate remembers: until when its calendar was looked at, what waits to be asked, the one open
 * ask, and what was granted of capacities that last longer than a departure.
 *
 * @param lookedAtMillis cut-offs up to this instant have been dealt with
 * @param grantedPerDay by epoch day of departure at the gate: units that come in, at a vendor the
 *     value ordered in micros
 * @param used units by lane and quota window
 * @param rounds asks so far by departure
 * @param stands how far the loading is, of lanes that have trucks
 */
public record GateState(
    int gate,
    long lookedAtMillis,
    Optional<OpenAsk> open,
    List<DueDeparture> waiting,
    List<AskRequest> requests,
    SortedMap<Long, Long> grantedPerDay,
    SortedMap<LaneWindow, Long> used,
    SortedMap<Long, Integer> rounds,
    SortedMap<String, LaneStand> stands) {
  private static final long DAY_MILLIS = 86_400_000L;

  /** A lane departs at least that often. */
  private static final long LANE_DAYS = 60;

  public GateState {
    waiting = List.copyOf(waiting);
    requests = List.copyOf(requests);
  }

  /** A gate that begins at an instant; a cut-off at that very instant counts. */
  public static GateState begin(int gate, long nowMillis) {
    return new GateState(
        gate,
        nowMillis - 1,
        Optional.empty(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  /** Whether nothing is open, waiting or wished for, so that only the calendar can wake it. */
  public boolean idle() {
    return open.isEmpty() && waiting.isEmpty() && requests.isEmpty();
  }

  GateState lookedAt(long millis) {
    return new GateState(
        gate, millis, open, waiting, requests, grantedPerDay, used, rounds, stands);
  }

  GateState with(Optional<OpenAsk> ask) {
    return new GateState(
        gate, lookedAtMillis, ask, waiting, requests, grantedPerDay, used, rounds, stands);
  }

  GateState withWaiting(List<DueDeparture> due) {
    return new GateState(
        gate, lookedAtMillis, open, due, requests, grantedPerDay, used, rounds, stands);
  }

  GateState withRequests(List<AskRequest> wishes) {
    return new GateState(
        gate, lookedAtMillis, open, waiting, wishes, grantedPerDay, used, rounds, stands);
  }

  int nextRound(long departureMillis) {
    return rounds.getOrDefault(departureMillis, 0) + 1;
  }

  GateState asked(long departureMillis) {
    SortedMap<Long, Integer> all = new TreeMap<>(rounds);
    all.merge(departureMillis, 1, Integer::sum);
    return new GateState(
        gate, lookedAtMillis, open, waiting, requests, grantedPerDay, used, all, stands);
  }

  GateState granted(long day, long units) {
    SortedMap<Long, Long> days = new TreeMap<>(grantedPerDay);
    days.merge(day, units, Long::sum);
    return new GateState(gate, lookedAtMillis, open, waiting, requests, days, used, rounds, stands);
  }

  GateState used(LaneWindow window, long units) {
    SortedMap<LaneWindow, Long> all = new TreeMap<>(used);
    all.merge(window, units, Long::sum);
    return new GateState(
        gate, lookedAtMillis, open, waiting, requests, grantedPerDay, all, rounds, stands);
  }

  GateState standing(SortedMap<String, LaneStand> newer) {
    SortedMap<String, LaneStand> all = new TreeMap<>(stands);
    all.putAll(newer);
    return new GateState(
        gate, lookedAtMillis, open, waiting, requests, grantedPerDay, used, rounds, all);
  }

  /** Room that loads leave again on trucks that were begun. */
  GateState unloaded(List<DepartureLoad> before, List<DepartureLoad> after) {
    SortedMap<String, LaneStand> all = new TreeMap<>();
    for (int i = 0; i < before.size(); i++) {
      LaneStand stand = stands.get(before.get(i).lane());
      if (stand != null) {
        all.put(
            before.get(i).lane(), stand.with(after.get(i).loaded().minus(before.get(i).loaded())));
      }
    }
    return standing(all);
  }

  /** Without the days, windows and rounds that no departure from now on can fall in. */
  GateState forgetting(long nowMillis) {
    long keptFrom = nowMillis - 3 * DAY_MILLIS;
    SortedMap<LaneWindow, Long> windows = new TreeMap<>(used);
    windows.keySet().removeIf(w -> (w.fromDay() + w.days()) * DAY_MILLIS < keptFrom);
    SortedMap<String, LaneStand> lanes = new TreeMap<>(stands);
    lanes.values().removeIf(lane -> lane.departureMillis() < nowMillis - LANE_DAYS * DAY_MILLIS);
    return new GateState(
        gate,
        lookedAtMillis,
        open,
        waiting,
        requests,
        new TreeMap<>(grantedPerDay.tailMap(keptFrom / DAY_MILLIS)),
        windows,
        new TreeMap<>(rounds.tailMap(keptFrom)),
        lanes);
  }
}
