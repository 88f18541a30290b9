package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.echelon.console.Json;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.CapacityView;
import org.echelon.console.view.PricesView;
import org.echelon.console.view.PricesView.Adoption;
import org.echelon.console.view.PricesView.Prices;
import org.echelon.console.view.PricesView.Run;
import org.echelon.reference.Network;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the prices in force. */
@Command(
    name = "price",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows the prices in force: their version, age and certificate, which tasks have adopted"
          + " them, and the price and use of the limits of the nodes, dearest first.",
      "Storage is priced by dm3 and day, flow by unit."
    },
    footer = {
      "",
      "Exit codes: 0 done, 3 no topics there, 5 cannot reach broker or registry,",
      "            7 waited too long."
    })
final class PriceCommand implements Callable<Integer> {
  private static final Set<Topic> TOPICS =
      EnumSet.of(Topic.PRICE, Topic.TASK, Topic.TICK, Topic.NETWORK);

  @Spec private CommandSpec spec;

  @Option(names = "--all", description = "Show limits with room too, whose price is 0.")
  private boolean all;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long to read at most (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws InterruptedException {
    try (PublishedTables published = PublishedTables.read(options.deployment(), TOPICS, timeout)) {
      return published.ask(this::print);
    }
  }

  private int print(ConsoleTables tables) {
    Prices prices = PricesView.prices(tables);
    Adoption adoption = PricesView.adoption(tables);
    String currency = tables.reference().network().map(Network::getCurrency).orElse("");
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(PriceText.document(prices, adoption, currency)));
    } else if (prices.inForce().isEmpty()) {
      spec.commandLine().getErr().println(missing(tables, prices.lastRun()));
    } else {
      PriceText.lines(prices, adoption, currency, all).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  /** Why there are no prices, and what to do. */
  private static String missing(ConsoleTables tables, Optional<Run> lastRun) {
    Optional<Network> network = tables.reference().network();
    if (network.isEmpty()) {
      return "no prices yet: no network is known. Send one: ./echelon network apply";
    }
    String version = "v" + network.get().getVersion();
    if (CapacityView.of(tables).rows().stream().allMatch(row -> row.capacity().isEmpty())) {
      return "no prices yet: no capacity is in force in network "
          + version
          + ", so every price is 0. State capacity: ./echelon network apply";
    }
    return lastRun
        .map(
            run ->
                "no prices yet: the last run, v"
                    + run.version()
                    + ", ended "
                    + run.status()
                    + (run.stopReason().isEmpty() ? "" : " with " + run.stopReason())
                    + "; the next may do better. See ./echelon topic show price.vector --last 1")
        .orElse(
            "no prices yet: no run has ended in network "
                + version
                + ". The pricing job runs with ./echelon streams, and has something to price once"
                + " items and counts came: ./echelon produce csv");
  }
}
