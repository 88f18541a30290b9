package org.echelon.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.network.Lane;
import org.echelon.network.Trucks;

/**
 * Puts units of a departure on direct lanes, which lead past the node that passes them on
 * otherwise, where they pay for the trucks there, see {@link DirectLoad}.
 *
 * <p>Where both lanes are asked for at once, only units that are granted over the usual lane are
 * looked at, and each goes over one of the two: a direct lane brings no unit that would not have
 * come. Where the direct lane is asked for alone, what does not pay is not granted; whoever wants
 * it offers it for the next departure of the usual lane.
 *
 * @param granted with the units that go direct on the direct lanes
 * @param stays by direct lane, what was granted on it alone and does not pay for a truck
 */
record DirectChoice(Ranking.Result granted, SortedMap<String, List<OfferedStep>> stays) {

  /**
   * @param granted what the departure takes, over usual lanes and direct ones asked for alone
   * @param beside offers of direct lanes whose usual lane is asked for as well
   * @param begun by lane, what was granted to the same departure before
   */
  static DirectChoice of(
      GateAsk ask,
      List<Lane> lanes,
      Ranking.Result granted,
      List<OfferedStep> beside,
      Map<String, Freight> begun) {
    Ranking.Result result = granted;
    SortedMap<String, List<OfferedStep>> stays = new TreeMap<>();
    for (Lane lane : lanes) {
      Freight before = begun.getOrDefault(lane.id(), Freight.NONE);
      List<OfferedStep> alone =
          granted.steps().stream()
              .filter(step -> step.isDirect() && step.lane().equals(lane.id()))
              .toList();
      List<OfferedStep> offered =
          beside.stream().filter(step -> step.lane().equals(lane.id())).toList();
      if (!alone.isEmpty()) {
        DirectLoad load = DirectLoad.of(alone, aloneOn(lane, ask), before);
        result = result.rated(lane.id(), load.truckPerUnit());
        stays.put(lane.id(), load.stays());
      } else if (!offered.isEmpty()) {
        DirectLoad load = DirectLoad.of(within(result, offered), lane.trucks(), before);
        result = result.over(lane.id(), load);
        stays.put(lane.id(), List.of());
      }
    }
    return new DirectChoice(result, stays);
  }

  /** What people ask for by the name of the lane leaves at once. */
  private static Trucks aloneOn(Lane lane, GateAsk ask) {
    Trucks trucks = lane.trucks();
    return AskRequest.byPeople(ask.reason())
        ? new Trucks(trucks.cube(), trucks.kg(), 0, 0)
        : trucks;
  }

  /** The part of offers that is granted over the usual lane. */
  private static List<OfferedStep> within(Ranking.Result granted, List<OfferedStep> offered) {
    Map<String, List<OfferedStep>> byLane = new HashMap<>();
    granted
        .steps()
        .forEach(step -> byLane.computeIfAbsent(step.lane(), id -> new ArrayList<>()).add(step));
    Map<String, Map<StepKey, Long>> units = new HashMap<>();
    byLane.forEach((lane, steps) -> units.put(lane, StepKey.units(steps)));
    List<OfferedStep> within = new ArrayList<>();
    for (OfferedStep step : offered) {
      long most =
          units
              .getOrDefault(step.direct().insteadOf(), Map.of())
              .getOrDefault(StepKey.of(step), 0L);
      if (most > 0) {
        within.add(step.withUnits(Math.min(step.units(), most)));
      }
    }
    return within;
  }
}
