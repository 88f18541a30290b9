package org.echelon.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Trucks;

/** Puts what a departure was granted on trucks, lane by lane, and holds loads that do not pay. */
final class Loading {
  private static final double DAY_MILLIS = 86_400_000.0;
  private static final double NO_DEPARTURE_DAYS = 60;

  private Loading() {}

  /**
   * What goes, what each lane carries of it, and how the lanes stand then.
   *
   * @param stands of the lanes whose loading is kept, to take the place of the former ones
   */
  record Result(
      Ranking.Result goes, List<DepartureLoad> loads, SortedMap<String, LaneStand> stands) {}

  /** Loads the lanes that have trucks. What people asked for by name leaves at once. */
  static Result load(GateState state, GateAsk ask, List<Lane> lanes, DirectChoice choice) {
    Ranking.Result granted = choice.granted();
    List<OfferedStep> held = new ArrayList<>();
    List<DepartureLoad> loads = new ArrayList<>();
    SortedMap<String, LaneStand> stands = new TreeMap<>();
    for (Lane lane : lanes) {
      if (lane.kind() == LaneKind.PURCHASE || lane.trucks().equals(Trucks.NONE)) {
        continue;
      }
      List<OfferedStep> steps =
          granted.steps().stream().filter(step -> step.lane().equals(lane.id())).toList();
      LaneStand stand = state.stands().getOrDefault(lane.id(), LaneStand.NONE);
      LaneStand before = stand.at(ask.departureMillis());
      boolean direct = choice.stays().containsKey(lane.id());
      // What is direct has been chosen by truck already, and forgoes nothing where it stays.
      TruckLoad load = direct ? TruckLoad.ALL : load(ask, lane, steps, before);
      held.addAll(load.held());
      List<OfferedStep> waiting = choice.stays().getOrDefault(lane.id(), load.held());
      Freight waits = Freight.of(waiting);
      Freight goes = Freight.of(steps).minus(waits);
      long heldUnits = OfferedStep.units(waiting);
      loads.add(
          new DepartureLoad(
              lane.id(),
              lane.trucks().cube(),
              lane.trucks().kg(),
              before.loaded(),
              OfferedStep.units(steps) - heldUnits,
              goes,
              heldUnits,
              waits,
              direct));
      // A departure that is asked for again for large gains must not hide the one after it, which
      // people have begun to load.
      if (stand.departureMillis() <= ask.departureMillis()) {
        stands.put(lane.id(), after(before.with(goes), load, tellsAll(ask, steps)));
      }
    }
    List<OfferedStep> stays = new ArrayList<>();
    choice.stays().values().forEach(stays::addAll);
    Ranking.Result goes = granted.without(held, Ranking.TRUCK).without(stays, Ranking.DIRECT);
    return new Result(goes, loads, stands);
  }

  private static TruckLoad load(GateAsk ask, Lane lane, List<OfferedStep> steps, LaneStand before) {
    Trucks trucks = lane.trucks();
    return TruckLoad.of(
        steps,
        AskRequest.byPeople(ask.reason()) ? new Trucks(trucks.cube(), trucks.kg(), 0, 0) : trucks,
        before.loaded(),
        before.waitedMicros() / 1e6,
        days(lane, ask.departureMillis()));
  }

  /**
   * Whether nothing waits on a lane that was not offered: a round for some steps, or a further one
   * that offers nothing, says nothing about what waits there.
   */
  private static boolean tellsAll(GateAsk ask, List<OfferedStep> steps) {
    return AskRequest.offersAll(ask.reason()) && (!steps.isEmpty() || ask.round() <= 1);
  }

  private static LaneStand after(LaneStand stand, TruckLoad load, boolean tellsAll) {
    if (!load.held().isEmpty()) {
      return stand.holding(Math.round(load.worth() * 1e6));
    }
    return tellsAll ? stand.cleared() : stand;
  }

  /** Days until the lane departs next. */
  static double days(Lane lane, long departureMillis) {
    long next = GateSchedule.next(lane, lane.calendar().cutOff(departureMillis));
    return next == Long.MAX_VALUE ? NO_DEPARTURE_DAYS : (next - departureMillis) / DAY_MILLIS;
  }
}
