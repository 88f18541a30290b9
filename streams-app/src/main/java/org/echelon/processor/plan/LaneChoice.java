package org.echelon.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.gate.Ranking;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.CommandTiming;
import org.echelon.network.Lane;
import org.echelon.network.LeadTime;
import org.echelon.planning.Purchase;
import org.echelon.planning.Want;
import org.echelon.system.GateCut;

/** Puts a want on a departure into the terms of a command, and says why that many units. */
final class LaneChoice {
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private LaneChoice() {}

  /** Terms of the next command on the want's lane. */
  static CommandTerms terms(
      SkuState state, Want want, long units, long issuedMillis, long departureMillis) {
    Lane lane = want.lane();
    CommandTiming timing = timing(want, issuedMillis, departureMillis);
    return want.purchase().isPresent()
        ? CommandTerms.purchase(state.stock, lane.id(), lane.from(), lane.to(), units, timing)
        : CommandTerms.transfer(state.stock, lane.id(), lane.from(), lane.to(), units, timing);
  }

  /**
   * Codes why this many.
   *
   * @param capped units that guard rails left of the want
   * @param granted units that the gate left, with the capacities it was short of
   */
  static List<String> reasons(
      Want want, long capped, long granted, long units, List<GateCut> cuts) {
    List<String> codes = new ArrayList<>(List.of("BELOW_VALUE"));
    if (want.purchase().isEmpty() && want.packUnits() > 1) {
      codes.add("PACK_ROUND_UP");
    }
    want.purchase().ifPresent(purchase -> codes.addAll(raised(want, purchase, units)));
    if (capped < want.units()) {
      codes.add("CAP_CUT");
    }
    if (granted < want.units()) {
      for (GateCut cut : cuts) {
        codes.add(code(cut.getResource()));
      }
    }
    return codes;
  }

  private static String code(String resource) {
    return switch (resource) {
      case "STORAGE" -> "ROOM_CUT";
      case Ranking.TRUCK -> "WAITS_FOR_FULL_TRUCK";
      case Ranking.DIRECT -> "REST_USUAL_WAY";
      default -> resource + "_CUT";
    };
  }

  /** Figures that the sentences of the reasons name. */
  static Map<String, String> values(SkuState state, Want want) {
    Map<String, String> values = new TreeMap<>();
    values.put("marginTo", FourDecimals.of(want.bestMargin()));
    values.put("cost", FourDecimals.of(want.lane().cost(state.terms().unitCube())));
    values.put("wanted", Long.toString(want.units()));
    want.purchase()
        .ifPresent(
            bought -> values.put("costInPlace", FourDecimals.of(bought.chosen().costPerUnit())));
    return values;
  }

  private static CommandTiming timing(Want want, long issuedMillis, long departureMillis) {
    Lane lane = want.lane();
    LeadTime lead =
        want.purchase().map(bought -> bought.terms().leadTime(lane)).orElse(lane.leadTime());
    return new CommandTiming(
        issuedMillis,
        departureMillis + lane.expireAfterMinutes() * MINUTE,
        departureMillis,
        departureMillis + (long) (lead.meanDays() * DAY));
  }

  /** Why a vendor gets a larger order than is missing; a cut order is raised for nothing. */
  private static List<String> raised(Want want, Purchase purchase, long units) {
    if (units > want.units()) {
      return List.of("MOQ_RAISED");
    }
    return units < want.units() ? List.of() : purchase.chosen().reasons();
  }
}
