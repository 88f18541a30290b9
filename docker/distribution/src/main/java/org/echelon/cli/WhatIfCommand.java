package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.echelon.config.Deployment;
import org.echelon.console.Json;
import org.echelon.console.whatif.WhatIf;
import org.echelon.processor.plan.Supposition;
import org.echelon.processor.plan.Supposition.Kind;
import org.echelon.processor.plan.SuppositionException;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Answers what would be, were something otherwise. */
@Command(
    name = "whatif",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tells what would be, were something otherwise. Nothing is commanded.",
      "With --sku: level, units of the next departures, worth of the next unit and chance of a"
          + " stock-out at each node, before and after. Plan's own steps answer, over a copy of"
          + " what it has stored, so that with no change the answer is the plan in force.",
      "With --network: prices, use and value of all plans with more or less of a limit, both sides"
          + " priced anew."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon whatif --sku MUG-RED-11 --demand 1.2",
      "  ./echelon whatif --sku MUG-RED-11 --lead-time 1.5 --lane 'DC-EAST>FC-BOS1'",
      "  ./echelon whatif --sku MUG-RED-11 --node FC-BOS1 --closed",
      "  ./echelon whatif --network --node FC-BOS1 --storage 1.1",
      "",
      "Exit codes: 0 done, 2 usage, 3 no such SKU, node, zone or lane, 4 no answer as",
      "            things stand, 5 cannot reach broker or registry."
    })
final class WhatIfCommand implements Callable<Integer> {
  private static final Duration LISTENS_WITHIN = Duration.ofSeconds(10);
  private static final Duration NAMES_WITHIN = Duration.ofSeconds(20);

  @Spec private CommandSpec spec;

  /** What is asked about. */
  static final class Scope {
    @Option(names = "--sku", paramLabel = "S", description = "About this SKU.", required = true)
    private @Nullable String sku;

    @Option(names = "--network", description = "About limits of the network.", required = true)
    private boolean network;
  }

  @ArgGroup(multiplicity = "1")
  private Scope scope = new Scope();

  @Option(names = "--demand", paramLabel = "F", description = "Demand times F.")
  private @Nullable Double demand;

  @Option(names = "--zone", paramLabel = "Z", description = "With --demand: of this zone alone.")
  private @Nullable String zone;

  @Option(
      names = "--lead-time",
      paramLabel = "F",
      description = "Lead times of the lanes that fill nodes times F.")
  private @Nullable Double leadTime;

  @Option(
      names = "--lane",
      paramLabel = "L",
      description = "With --lead-time: of this lane alone, by its id or as FROM>TO.")
  private @Nullable String lane;

  @Option(names = "--node", paramLabel = "N", description = "What follows is about this node.")
  private @Nullable String node;

  @Option(names = "--closed", description = "With --sku: the node is shut.")
  private boolean closed;

  @Option(
      names = "--storage",
      paramLabel = "F",
      description = "With --network the storage of the node, with --sku its price, times F.")
  private @Nullable Double storage;

  @Option(
      names = "--flow",
      paramLabel = "F",
      description = "With --network the flow of the node, with --sku its price, times F.")
  private @Nullable Double flow;

  @Option(
      names = "--storage-price",
      paramLabel = "X",
      description = "With --sku: the storage price of the node, per dm3 and day.")
  private @Nullable Double storagePrice;

  @Option(
      names = "--flow-price",
      paramLabel = "X",
      description = "With --sku: the flow price of the node, per unit.")
  private @Nullable Double flowPrice;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws InterruptedException {
    check();
    Deployment deployment = options.deployment();
    try {
      List<Supposition> suppositions = suppositions();
      Admins.awaitListening(deployment.bootstrap(), LISTENS_WITHIN);
      WhatIf whatIf = new WhatIf(deployment);
      if (scope.sku == null) {
        WhatIf.NetworkAnswer answer = whatIf.network(suppositions);
        print(answer, json ? List.of() : WhatIfText.lines(answer));
      } else {
        WhatIf.SkuAnswer answer = whatIf.sku(scope.sku, suppositions, () -> skus(deployment));
        print(answer, json ? List.of() : WhatIfText.lines(answer));
      }
      return 0;
    } catch (SuppositionException none) {
      if (none.kind() == SuppositionException.Kind.RANGE) {
        throw new ParameterException(spec.commandLine(), String.valueOf(none.getMessage()), none);
      }
      boolean unknown = none.kind() == SuppositionException.Kind.NOT_FOUND;
      throw new CommandFailure(
          unknown ? CommandFailure.NOT_FOUND : CommandFailure.REFUSED,
          none.getMessage() + ". " + none.cure());
    }
  }

  private void print(Record answer, List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(answer));
    } else {
      lines.forEach(line -> out.println(ExplainText.printable(line)));
    }
    out.flush();
  }

  private void check() {
    boolean network = scope.network;
    boolean ofSku = demand != null || leadTime != null || closed;
    if (network && (ofSku || storagePrice != null || flowPrice != null)) {
      throw usage("--network takes --node with --storage or --flow; the rest is about one SKU");
    }
    if (network && storage == null && flow == null) {
      throw usage("--network lacks a limit: --node N with --storage F or --flow F");
    }
    if (zone != null && demand == null || lane != null && leadTime == null) {
      throw usage("--zone goes with --demand, --lane with --lead-time");
    }
    boolean ofNode =
        closed || storage != null || flow != null || storagePrice != null || flowPrice != null;
    if (ofNode != (node != null)) {
      throw usage(
          ofNode
              ? "--node is missing: which one is meant?"
              : "--node alone says nothing: add --closed, --storage or --flow");
    }
    if (storage != null && storagePrice != null || flow != null && flowPrice != null) {
      throw usage("a price is either multiplied or set");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<Supposition> suppositions() {
    List<Supposition> all = new ArrayList<>();
    boolean network = scope.network;
    times(all, Kind.DEMAND, zone, demand);
    times(all, Kind.LEAD_TIME, lane, leadTime);
    if (closed && node != null) {
      all.add(Supposition.closed(node));
    }
    times(all, network ? Kind.STORAGE : Kind.STORAGE_PRICE, node, storage);
    times(all, network ? Kind.FLOW : Kind.FLOW_PRICE, node, flow);
    set(all, Kind.STORAGE_PRICE, storagePrice);
    set(all, Kind.FLOW_PRICE, flowPrice);
    return all;
  }

  private static void times(
      List<Supposition> all, Kind kind, @Nullable String of, @Nullable Double factor) {
    if (factor != null) {
      all.add(Supposition.times(kind, of == null ? "" : of, factor));
    }
  }

  private void set(List<Supposition> all, Kind kind, @Nullable Double price) {
    if (price != null && node != null) {
      all.add(Supposition.set(kind, node, price));
    }
  }

  /** Known SKUs, read only to say which one was meant. */
  private static Collection<String> skus(Deployment deployment) {
    try (PublishedTables items =
        PublishedTables.read(deployment, EnumSet.of(Topic.ITEM), NAMES_WITHIN)) {
      return items.ask(tables -> List.copyOf(tables.reference().items().keySet()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
