package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.echelon.producers.calibration.Fit;
import org.echelon.producers.calibration.LeadTimeBacktest;
import org.echelon.producers.us8.DirectDelivery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores lead times learned from a file of purchase orders on its later orders. */
@Command(
    name = "lead-times",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Learns the lead times of vendors, a mean and a deviation as plans have them, from the first"
          + " orders of a file and scores them on those sent later: pinball loss as a share of the"
          + " lead time, and how much of what came lay inside the middle 50, 90 and 98%%.",
      "Exit codes: 0 measured, whatever the outcome; 2 usage."
    })
final class BenchLeadTimes implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--orders",
      required = true,
      paramLabel = "FILE",
      description = {
        "Lines of purchase orders, .csv or .csv.gz, with the columns fulfill_via, vendor, po_sent"
            + " and lt_po_days."
      })
  private Path orders;

  @Option(
      names = "--learn",
      defaultValue = "0.6",
      paramLabel = "SHARE",
      description = "Share of the orders to learn from (default: ${DEFAULT-VALUE}).")
  private double share;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(orders)) {
      throw new ParameterException(spec.commandLine(), "cannot read the orders in " + orders);
    }
    LeadTimeBacktest backtest;
    try {
      backtest = new LeadTimeBacktest(DirectDelivery.read(orders), share);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
    Map<String, Fit> fits = backtest.fits();
    List<String> words = new ArrayList<>();
    fits.forEach((name, fit) -> words.add(words(name, fit)));
    words.forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().flush();
    json.write(
        () ->
            new ResultDocument("bench lead-times", Machine.now())
                .setting("orders", orders.getFileName().toString())
                .setting("learnedShare", share)
                .setting("learnedDeliveries", backtest.learned())
                .results(fits)
                .with("words", words)
                .goals(List.of()));
    return 0;
  }

  private static String words(String name, Fit fit) {
    return String.format(
        Locale.ROOT,
        "Lead times of %,d real orders, %s: expected %.1f days, came %.1f; pinball loss %.1f%%;"
            + " in the middle 50%%, 90%%, 98%%: %.1f%%, %.1f%%, %.1f%%.",
        fit.count(),
        name,
        fit.expected(),
        fit.came(),
        100 * fit.loss(),
        100 * fit.inside50(),
        100 * fit.inside90(),
        100 * fit.inside98());
  }
}
