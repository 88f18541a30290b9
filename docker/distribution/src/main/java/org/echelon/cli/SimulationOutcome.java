package org.echelon.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.echelon.producers.calibration.Calibration;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.run.SimulationSummary;

/**
 * What is told of one simulated run.
 *
 * @param decisions commands and price vectors
 * @param fingerprint SHA-256 over them
 * @param openSeconds wall time until the world was in place
 * @param worldHash SHA-256 over the world that was run
 */
record SimulationOutcome(
    SimulationSummary run,
    CostSummary costs,
    Calibration calibration,
    long decisions,
    String fingerprint,
    double openSeconds,
    SimulatedSpeed speed,
    String worldHash) {

  /** Prints it for people. */
  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s, %.1f virtual days in %.1f s: %.3g days a second (single days %.3g to %.3g), %.3g for"
            + " each second of CPU%n",
        run.world(),
        run.virtualDays(),
        speed.seconds(),
        speed.daysPerSecond(),
        speed.lowest(),
        speed.highest(),
        speed.daysPerCpuSecond());
    out.printf(
        Locale.ROOT,
        "  events      %,d fed, of which %,d order lines; %,d ticks%n",
        run.events(),
        run.orderRows(),
        run.ticks());
    out.printf(
        Locale.ROOT,
        "  commands    %,d transfers, %,d purchases, %,d assignments; %,d answers%n",
        run.transferCommands(),
        run.purchaseCommands(),
        run.assignments(),
        run.acks());
    out.printf(
        Locale.ROOT,
        "  prices      %d versions, %d above zero in the last, gap %.4f%%%n",
        run.priceVersions(),
        run.positivePrices(),
        100 * run.dualityGap());
    out.printf(
        Locale.ROOT,
        "  service     fill rate %.2f%%, on time %.2f%%, in region %.2f%%%n",
        100 * run.fillRate(),
        100 * run.onTimeShare(),
        100 * run.inRegionShare());
    out.printf(
        Locale.ROOT,
        "  cost        %,.1f a day over %d days: %s%n",
        costs.perDay(),
        costs.days(),
        parts());
    CostSummary.Waits waits = costs.waits();
    out.printf(
        Locale.ROOT,
        "  doors       %,.0f units waited %.1f days to go in, %,.0f left %.1f days late, %,d"
            + " ordered had not left at the end%n",
        waits.inUnits(),
        waits.meanInDays(),
        waits.outUnits(),
        waits.meanOutDays(),
        costs.waitingUnits());
    if (run.trucks().trucks() > 0) {
      out.printf(Locale.ROOT, "  trucks      %s%n", ReportText.trucks(run.trucks()));
    }
    CostSummary.StockValue stock = costs.allStockValue();
    out.printf(
        Locale.ROOT,
        "  stock       %,.0f at unit cost as the counted days begin, %,.0f at the end%n",
        stock.start(),
        stock.end());
    out.printf(Locale.ROOT, "  predicted   %s%n", PredictionTable.words(calibration));
    out.printf(
        Locale.ROOT,
        "  balance     %d units unbalanced, %d SKUs frozen, %d commands twice, refused %s%n",
        run.unitsUnbalanced(),
        run.skusFrozen(),
        run.duplicateCommands(),
        run.refused());
    out.printf(Locale.ROOT, "  world       SHA-256 %s%n", worldHash);
    out.printf(Locale.ROOT, "  decisions   %,d, SHA-256 %s%n", decisions, fingerprint);
    out.flush();
  }

  private String parts() {
    return costs.parts().entrySet().stream()
        .filter(e -> e.getValue() != 0)
        .map(e -> String.format(Locale.ROOT, "%s %,.1f", e.getKey().label(), e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
