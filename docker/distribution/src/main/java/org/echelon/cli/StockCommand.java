package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.echelon.console.Json;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.Reply.Page;
import org.echelon.console.view.StockView;
import org.echelon.console.view.StockView.Row;
import org.echelon.reference.Network;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists stock by SKU and node, what is at risk first. */
@Command(
    name = "stock",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists stock by SKU and node, most at risk first: free units, what is on its way, the"
          + " order-up-to level, cover, the chance to run out and the next arrival.",
      "At risk is what missing units would earn a day: those below the level at half the worth of"
          + " the next unit, and those asked for before they arrive at the worth of the last. A pair"
          + " with a level above zero is running out if it does so within the protection time with a"
          + " chance above one half, and nothing arrives before its free units are gone."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon stock --running-out",
      "  ./echelon stock --sku MUG-RED-11 --json",
      "",
      "Exit codes: 0 done, 2 usage, 3 no such SKU, node or topics, 5 cannot reach broker or",
      "            registry, 7 waited too long."
    })
final class StockCommand implements Callable<Integer> {
  private static final Set<Topic> TOPICS =
      EnumSet.of(Topic.POSITION, Topic.PROPOSAL, Topic.ITEM, Topic.NETWORK, Topic.TICK);

  @Spec private CommandSpec spec;

  @Option(names = "--running-out", description = "Only what is running out.")
  private boolean runningOut;

  @Option(names = "--sku", paramLabel = "S", description = "Only this SKU.")
  private String sku = "";

  @Option(names = "--node", paramLabel = "N", description = "Only this node.")
  private String node = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many lines (default: ${DEFAULT-VALUE}).")
  private int limit;

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
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit: " + limit + " lines are none; choose 1 or more");
    }
    try (PublishedTables published = PublishedTables.read(options.deployment(), TOPICS, timeout)) {
      return published.ask(this::print);
    }
  }

  private int print(ConsoleTables tables) {
    check(tables);
    Page<Row> fitting = StockView.stock(tables, node, sku, Integer.MAX_VALUE);
    List<Row> gone =
        fitting.items().stream().filter(row -> StockView.runningOut(row, fitting.asOf())).toList();
    Page<Row> page =
        runningOut ? new Page<>(fitting.asOf(), gone, fitting.total(), fitting.next()) : fitting;
    String currency = tables.reference().network().map(Network::getCurrency).orElse("");
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(StockText.document(page, gone.size(), limit, currency)));
    } else if (fitting.items().isEmpty()) {
      spec.commandLine().getErr().println(nothing(tables));
    } else {
      StockText.lines(page, gone.size(), runningOut, limit, currency).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private void check(ConsoleTables tables) {
    boolean empty = tables.stock().all().isEmpty();
    if (!sku.isEmpty() && !empty && tables.stock().sku(sku).isEmpty()) {
      throw new CommandFailure(
          CommandFailure.NOT_FOUND,
          "SKU '"
              + sku
              + "' has no position; check the spelling, or send a count of it: ./echelon produce"
              + " event count sku="
              + sku
              + " node=N units=U");
    }
    if (!node.isEmpty()
        && !tables.reference().nodes().containsKey(node)
        && !tables.stock().nodes().contains(node)) {
      throw new CommandFailure(
          CommandFailure.NOT_FOUND, "node '" + node + "' is not known; see ./echelon network show");
    }
  }

  private String nothing(ConsoleTables tables) {
    return tables.stock().all().isEmpty()
        ? "no stock is known yet; it comes with the first counts, receipts or forecasts:"
            + " ./echelon produce csv"
        : "no stock fits; "
            + FigureText.count(tables.stock().pairs())
            + " pairs of SKU and node are known without the filters.";
  }
}
