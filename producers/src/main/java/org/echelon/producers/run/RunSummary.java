package org.echelon.producers.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.producers.partner.Partners;
import org.echelon.state.Outcomes;
import org.echelon.state.SourceOutcomes;
import org.echelon.state.Task;

/**
 * What a run amounts to.
 *
 * @param world name of the world
 * @param virtualDays virtual time passed since the start, days
 * @param events records fed: orders, acks, receipts, counts, items, forecasts
 * @param positions SKUs with a published position
 * @param priceVersions vectors published
 * @param positivePrices prices above zero in the last vector
 * @param dualityGap widest certified gap of all vectors, share of value
 * @param proposalsChangedByPrice proposals written because prices changed a level
 * @param acksDue answers that partners owed by now, without repetitions
 * @param deadLetters refused records
 * @param rowsRead rows of the order source; each is applied, duplicate, stale or refused
 * @param rows what became of them
 * @param unitsUnbalanced units that break conservation, over all SKUs
 * @param asksGivenUp departures whose manifest did not come in time
 * @param tickToCommand from publishing the tick of a cut-off to reading a transfer or purchase
 *     command, read committed
 * @param eventToAssignment from publishing an order line to reading its assignment, where stock was
 *     at hand; includes the queue of the clock's step
 * @param eventToPosition from publishing a fact to reading the next position of its SKU; positions
 *     come with ticks, so this includes the wait for one
 * @param clockSeconds what the paced clock spent its time on
 * @param trucks of transfer lanes that tell the cube of theirs
 */
public record RunSummary(
    String world,
    Instant virtualNow,
    double virtualDays,
    long events,
    double eventsPerSecond,
    int positions,
    long priceVersions,
    int positivePrices,
    double dualityGap,
    long proposals,
    long proposalsChangedByPrice,
    long transferCommands,
    long purchaseCommands,
    long assignments,
    long acks,
    long acksDue,
    long deadLetters,
    Map<String, Long> deadLettersByReason,
    long rowsRead,
    Rows rows,
    Map<String, Long> rowsRefusedByReason,
    long unitsUnbalanced,
    long skusFrozen,
    long duplicateCommands,
    long tilingBreaks,
    long asksGivenUp,
    double fillRate,
    double inRegionShare,
    Percentiles tickToCommand,
    Percentiles eventToAssignment,
    Percentiles eventToPosition,
    Map<String, Double> clockSeconds,
    TruckCount trucks) {

  /** What became of the rows of the order source. */
  public record Rows(long applied, long duplicate, long stale, long refused) {
    /** All of them. */
    public long sum() {
      return applied + duplicate + stale + refused;
    }
  }

  static RunSummary of(PacedRun run) {
    Observed seen = run.observed();
    Partners partners = run.partners();
    double seconds = Math.max(1e-3, (System.nanoTime() - run.openedNanos()) / 1e9);
    long unbalanced = 0;
    long frozen = 0;
    for (Task task : seen.planTasks().values()) {
      unbalanced += task.getGaps().getUnitsUnbalanced();
      frozen += task.getGaps().getSkusFrozen();
    }
    return new RunSummary(
        run.world().name(),
        run.now(),
        Duration.between(run.world().startAt(), run.now()).toMinutes() / 1440.0,
        run.feed().events(),
        run.feed().events() / seconds,
        seen.positions(),
        seen.priceVersions(),
        seen.positivePrices(),
        seen.worstGap(),
        seen.proposals(),
        seen.proposalsByPrice(),
        seen.transfers(),
        seen.purchases(),
        seen.assignments(),
        partners.sent(),
        partners.due(run.now()),
        seen.refused().values().stream().mapToLong(Long::longValue).sum(),
        new TreeMap<>(seen.refused()),
        run.feed().orders().rowsRead(),
        rows(run),
        new TreeMap<>(run.feed().rowsRefused()),
        unbalanced,
        frozen,
        partners.duplicateCommands(),
        partners.tilingBreaks(),
        run.asksGivenUp(),
        run.scoreboard().fillRate(),
        run.scoreboard().inRegionShare(),
        run.latencies().tickToCommand(),
        run.latencies().eventToAssignment(),
        run.latencies().eventToPosition(),
        new TreeMap<>(run.waited()),
        seen.trucks());
  }

  private static Rows rows(PacedRun run) {
    long applied = 0;
    long duplicate = 0;
    long stale = 0;
    long refused = run.feed().orders().rowsRefused();
    for (Task task : run.observed().planTasks().values()) {
      for (SourceOutcomes source : task.getSources()) {
        if (source.getSource().equals(run.feed().orders().source())) {
          Outcomes outcomes = source.getOutcomes();
          applied += outcomes.getApplied();
          duplicate += outcomes.getDuplicate();
          stale += outcomes.getStale();
          refused += outcomes.getRefused();
        }
      }
    }
    return new Rows(applied, duplicate, stale, refused);
  }
}
