package org.echelon.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.echelon.producers.shop.InferredNetwork;
import org.echelon.producers.shop.NetworkDiff;
import org.echelon.producers.shop.NetworkFolder;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.reference.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the network, makes one, compares one with that in force, and puts one in force. */
@Command(
    name = "network",
    mixinStandardHelpOptions = true,
    description = "Nodes, lanes, zones and ways to ship: shows, makes, compares and applies them.",
    subcommands = {
      NetworkCommand.Show.class,
      NetworkCommand.Infer.class,
      NetworkCommand.FromCsv.class,
      NetworkCommand.Diff.class,
      NetworkApply.class
    })
final class NetworkCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Prints the network in force. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Prints the network in force as JSON that can be changed and applied.")
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DeploymentOptions options;

    @Override
    public Integer call() throws InterruptedException {
      try (NetworkDesk desk = new NetworkDesk(options.deployment())) {
        Network network =
            desk.inForce()
                .orElseThrow(
                    () ->
                        new CommandFailure(
                            CommandFailure.NOT_FOUND,
                            "there is no network yet; make one: ./echelon network infer --counts"
                                + " counts.csv"));
        spec.commandLine().getOut().println(NetworkForm.write(network));
      }
      return 0;
    }
  }

  /** Guesses a network. */
  @Command(
      name = "infer",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Prints a network guessed from counted stock: one node feeds all others, each with a zone"
            + " of its own.",
        "Daily departures at 18:00, 2 days on the way, 0.30 a unit, shipping 3.60 near and 8.50"
            + " far, nothing limited. Correct what is wrong, then apply it."
      })
  static final class Infer implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = "--counts",
        required = true,
        paramLabel = "FILE",
        description = "CSV with the columns sku, node, on_hand.")
    private Path counts;

    @Option(
        names = "--dc",
        paramLabel = "NODE",
        description = "Node that feeds the others (default: the one with most stock).")
    private String dc;

    @Option(
        names = "--zone",
        paramLabel = "TZ",
        description = "Time zone of all places (default: that of this machine).")
    private ZoneId zone = ZoneId.systemDefault();

    @Override
    public Integer call() {
      InferredNetwork guess =
          InferredNetwork.of(counts, Optional.ofNullable(dc), zone, Instant.now());
      PrintWriter err = spec.commandLine().getErr();
      if (guess.guessed()) {
        err.printf(
            "%s has most stock (%.0f units) and is taken to feed the others; say --dc otherwise.%n",
            guess.dc(), guess.dcUnits());
      }
      err.printf(
          "%d nodes, fed from %s; lead times, costs and time zone %s are assumed.%n",
          guess.network().getNodes().size(), guess.dc(), zone);
      spec.commandLine().getOut().println(NetworkForm.write(guess.network()));
      return 0;
    }
  }

  /** Reads a network from CSV files. */
  @Command(
      name = "from-csv",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Prints the network in a folder of nodes.csv, zones.csv, lanes.csv, ship_options.csv and,"
            + " if there is one, capacity.csv.",
        "With a deployment at hand the difference to the network in force is told on stderr."
      })
  static final class FromCsv implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder with the files.")
    private Path folder;

    @Option(names = "--no-diff", description = "Ask no deployment for the network in force.")
    private boolean noDiff;

    @Mixin private DeploymentOptions options;

    @Override
    public Integer call() throws InterruptedException {
      Network network = NetworkFolder.read(folder, Instant.now());
      if (!noDiff) {
        try (NetworkDesk desk = new NetworkDesk(options.deployment())) {
          print(NetworkDiff.between(desk.inForce(), network), spec.commandLine().getErr());
        }
      }
      spec.commandLine().getOut().println(NetworkForm.write(network));
      return 0;
    }
  }

  /** Compares a file with the network in force. */
  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Says what a file would change in the network in force.")
  static final class Diff implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Network as JSON.")
    private Path file;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private DeploymentOptions options;

    @Override
    public Integer call() throws Exception {
      Network next = NetworkForm.read(file, Instant.now());
      try (NetworkDesk desk = new NetworkDesk(options.deployment())) {
        Network ready = NetworkApply.prepared(desk, next);
        NetworkDiff diff = NetworkDiff.between(desk.inForce(), ready);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
          Map<String, Object> document = new LinkedHashMap<>();
          document.put("networkId", ready.getNetworkId());
          document.put("inForce", desk.inForce().map(Network::getVersion).orElse(0L));
          document.put("diff", diff.counts());
          document.put("changes", diff.lines());
          out.println(new ObjectMapper().writeValueAsString(document));
        } else {
          print(diff, out);
        }
      }
      return 0;
    }
  }

  static void print(NetworkDiff diff, PrintWriter to) {
    diff.lines().forEach(to::println);
    to.println(diff.summary());
  }
}
