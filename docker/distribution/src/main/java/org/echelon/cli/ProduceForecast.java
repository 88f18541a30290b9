package org.echelon.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.config.Deployment;
import org.echelon.event.DemandHistory;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.producers.client.InForce;
import org.echelon.producers.client.UpstreamClient;
import org.echelon.producers.forecast.Overrides;
import org.echelon.producers.forecast.WeeklyForecaster;
import org.echelon.producers.forecast.week.Override;
import org.echelon.producers.run.Results;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forecasts every SKU from the orders and the history that a deployment has been told. */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Forecasts the next 13 weeks of every SKU from the orders and the demand history that the"
          + " deployment has been told, and publishes the forecasts. Run it once a week, after"
          + " the week is over.",
      "Promotions and other knowledge come from a file with the columns sku, week, factor, reason."
    },
    footer = {"", "Exit codes: 0 done, 2 usage, 3 nothing to learn from, 5 cannot reach broker."})
final class ProduceForecast implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DeploymentOptions options;

  @Option(
      names = "--overrides",
      paramLabel = "FILE",
      description = "What people know of weeks to come: sku,week,factor,reason.")
  private Path overrides;

  @Option(
      names = "--zone",
      paramLabel = "TZ",
      defaultValue = "UTC",
      description = "Where weeks begin on Monday (default: ${DEFAULT-VALUE}).")
  private ZoneId zone;

  @Option(names = "--dry-run", description = "Print the forecasts and publish nothing.")
  private boolean dryRun;

  @java.lang.Override
  public Integer call() {
    Deployment deployment = options.deployment();
    List<Override> known = overrides == null ? List.of() : Overrides.read(overrides);
    InForce inForce =
        Upstreams.inForce(deployment, EnumSet.of(Topic.TICK, Topic.NETWORK, Topic.FORECAST));
    Instant now = Upstreams.now(inForce);
    WeeklyForecaster forecaster = new WeeklyForecaster(zone, inForce.names(now));
    try (Results told =
        new Results(
            deployment,
            Upstreams.values(deployment),
            EnumSet.of(Topic.ORDER, Topic.HISTORY),
            (topic, key, record) -> observe(forecaster, record))) {
      told.drain();
    }
    if (forecaster.unplacedUnits() != 0) {
      spec.commandLine().getErr().println(unplaced(forecaster.unplacedUnits()));
    }
    List<Forecast> forecasts = forecaster.issue(now, inForce.forecastVersion(now), known);
    if (forecasts.isEmpty()) {
      throw new CommandFailure(
          CommandFailure.NOT_FOUND,
          "nothing was asked for before this week; send orders or history first:"
              + " ./echelon produce csv --history FILE");
    }
    tell(forecasts);
    if (!dryRun) {
      publish(deployment, forecasts);
    }
    return 0;
  }

  private static String unplaced(long units) {
    return String.format(
        Locale.ROOT,
        "%,d units ordered are left out, for the network has no zone for them; give their nodes a"
            + " home zone, or their zones postal prefixes, with ./echelon network apply",
        units);
  }

  private static void observe(WeeklyForecaster forecaster, SpecificRecord record) {
    if (record instanceof OrderLine line) {
      forecaster.observe(line);
    } else if (record instanceof DemandHistory week) {
      forecaster.observe(week);
    }
  }

  private void tell(List<Forecast> forecasts) {
    var out = spec.commandLine().getOut();
    if (dryRun) {
      for (Forecast forecast : forecasts) {
        out.printf(
            Locale.ROOT,
            "%-20s week of %s %8.1f units, variance to mean %.1f, next weeks %.1f%n",
            forecast.getSku(),
            forecast.getFirstWeekOn(),
            forecast.getWeekUnits().get(0),
            forecast.getWeekVarianceToMean().get(0),
            forecast.getWeekUnits().get(1));
      }
    }
    out.printf(
        "%,d SKUs forecast for %d weeks%s%n",
        forecasts.size(),
        forecasts.get(0).getWeekUnits().size(),
        dryRun ? "; nothing was published" : "");
    out.flush();
  }

  private static void publish(Deployment deployment, List<Forecast> forecasts) {
    try (UpstreamClient client = Upstreams.client(deployment, "forecaster")) {
      forecasts.forEach(client::sendUnchecked);
      client.flush();
    }
  }
}
