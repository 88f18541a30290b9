package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.echelon.config.Deployment;
import org.echelon.console.Json;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.PriceTable;
import org.echelon.console.table.PriceTable.Priced;
import org.echelon.console.view.CapacityView;
import org.echelon.console.view.PriceRuns;
import org.echelon.console.view.PricesView;
import org.echelon.console.view.PricesView.Adoption;
import org.echelon.console.view.PricesView.Prices;
import org.echelon.console.view.PricesView.Run;
import org.echelon.price.PriceVector;
import org.echelon.reference.Network;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the prices in force, the runs before or one of them, or has prices made now. */
@Command(
    name = "price",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows the prices in force: their version, age and certificate, which tasks have adopted"
          + " them, and the price and use of the limits of the nodes, dearest first.",
      "Storage is priced by dm3 and day, flow by unit.",
      "With --history the runs that the topic still has, newest first; with --show one of them;"
          + " --run has prices made now and waits until all tasks have them."
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 usage, 3 no topics there or no such run, 4 refused, 5 cannot reach",
      "            broker or registry, 6 run, but its prices are not good enough, 7 waited too long."
    })
final class PriceCommand implements Callable<Integer> {
  private static final Set<Topic> TOPICS =
      EnumSet.of(Topic.PRICE, Topic.TASK, Topic.TICK, Topic.NETWORK);

  private static final int NOT_GOOD_ENOUGH = 6;

  @Spec private CommandSpec spec;

  @Option(names = "--all", description = "Show limits with room too, whose price is 0.")
  private boolean all;

  /** What to show in place of the prices in force. */
  static final class Other {
    @Option(names = "--history", description = "The runs, newest first.")
    private boolean history;

    @Option(names = "--run", description = "Has the pricing job make prices now.")
    private boolean run;

    @Option(
        names = "--show",
        paramLabel = "ID",
        description = "One run by its version (418 or v418) or by the id of the run.")
    private @Nullable String show;
  }

  @ArgGroup private Other other = new Other();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "With --history, at most so many runs (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "asked on the command line",
      description = "The reason for --run, kept in the audit (default: ${DEFAULT-VALUE}).")
  private String why;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long to read, and to wait for a run, at most (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Deployment deployment = options.deployment();
    if (other.run) {
      ReasonOptions.checked(why);
    }
    try (PublishedTables published = PublishedTables.read(deployment, TOPICS, timeout)) {
      if (other.run) {
        return print(new PriceOrder(deployment, published).send(why, timeout));
      }
      return published.ask(this::print);
    }
  }

  private int print(ConsoleTables tables) {
    if (other.history || other.show != null) {
      return printRuns(tables.prices(), other.show);
    }
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

  private int print(PriceOrder.Made made) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Json.of(PriceRunText.document(made)) : PriceRunText.line(made));
    out.flush();
    return made.adopted() ? 0 : NOT_GOOD_ENOUGH;
  }

  private int printRuns(PriceTable prices, @Nullable String id) {
    PrintWriter out = spec.commandLine().getOut();
    if (id == null) {
      List<PriceVector> newest = PriceRuns.newest(prices.runs(), limit);
      if (json) {
        out.println(Json.of(PriceRuns.history(newest, prices.runs().size())));
      } else if (newest.isEmpty()) {
        spec.commandLine().getErr().println("no price run has ended yet");
      } else {
        PriceRunText.lines(newest, prices.runs().size()).forEach(out::println);
      }
    } else {
      PriceVector run =
          PriceRuns.find(prices.runs(), id)
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          CommandFailure.NOT_FOUND,
                          "the topic has no run " + id + "; see ./echelon price --history"));
      Optional<PriceVector> whole =
          Optional.ofNullable(prices.vectors().get(run.getVersion())).map(Priced::vector);
      if (json) {
        out.println(Json.of(PriceRuns.document(run, whole)));
      } else {
        PriceRunText.lines(run, whole).forEach(out::println);
      }
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
