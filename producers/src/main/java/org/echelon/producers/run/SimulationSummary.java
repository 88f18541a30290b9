package org.echelon.producers.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.producers.partner.Partners;
import org.echelon.state.Task;

/**
 * What a simulated run amounts to; a function of world, settings and seed alone.
 *
 * @param world name of the world
 * @param virtualDays virtual time passed since the start, days
 * @param ticks ticks given
 * @param events records fed: orders, acks, receipts, counts, items, forecasts
 * @param orderRows rows of the order source
 * @param priceVersions vectors published
 * @param positivePrices prices above zero in the last vector
 * @param dualityGap widest certified gap of all vectors, share of value
 * @param reassigned assignments called off because another node had become the better one
 * @param fillRate share of units ordered that had stock at once
 * @param onTimeShare share of units ordered that are to arrive when due
 * @param inRegionShare share of assigned units that ship from the customer's region
 * @param refused refused records by code
 * @param unitsUnbalanced units that break conservation, over all SKUs
 * @param departuresWithoutManifest asks that were never settled
 * @param trucks of transfer lanes that tell the cube of theirs
 */
public record SimulationSummary(
    String world,
    Instant virtualNow,
    double virtualDays,
    long ticks,
    long events,
    long orderRows,
    long priceVersions,
    int positivePrices,
    double dualityGap,
    long transferCommands,
    long purchaseCommands,
    long assignments,
    long reassigned,
    long acks,
    double fillRate,
    double onTimeShare,
    double inRegionShare,
    Map<String, Long> refused,
    long unitsUnbalanced,
    long skusFrozen,
    long duplicateCommands,
    long tilingBreaks,
    long departuresWithoutManifest,
    TruckCount trucks) {

  static SimulationSummary of(SimulatedRun run) {
    Observed seen = run.observed();
    Partners partners = run.partners();
    long unbalanced = 0;
    long frozen = 0;
    for (Task task : seen.planTasks().values()) {
      unbalanced += task.getGaps().getUnitsUnbalanced();
      frozen += task.getGaps().getSkusFrozen();
    }
    return new SimulationSummary(
        run.world().name(),
        run.now(),
        Duration.between(run.world().startAt(), run.now()).toMinutes() / 1440.0,
        run.ticks(),
        run.feed().events(),
        run.feed().orders().rowsRead(),
        seen.priceVersions(),
        seen.positivePrices(),
        seen.worstGap(),
        seen.transfers(),
        seen.purchases(),
        seen.assignments(),
        seen.reassigned(),
        partners.sent(),
        run.scoreboard().fillRate(),
        run.scoreboard().onTimeShare(),
        run.scoreboard().inRegionShare(),
        new TreeMap<>(seen.refused()),
        unbalanced,
        frozen,
        partners.duplicateCommands(),
        partners.tilingBreaks(),
        run.departuresWithoutManifest(),
        seen.trucks());
  }

  /** Whether no unit is lost, no command doubled and nothing frozen. */
  public boolean sound() {
    return unitsUnbalanced == 0 && skusFrozen == 0 && duplicateCommands == 0 && tilingBreaks == 0;
  }
}
