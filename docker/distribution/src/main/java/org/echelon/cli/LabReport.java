package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.echelon.config.Deployment;
import org.echelon.experiment.Treatment;
import org.echelon.lab.ShadowFigures;
import org.echelon.producers.run.SiteLimits;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.reference.Network;
import org.echelon.simulation.policy.PolicyVariant;
import org.echelon.state.LabState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a lab has shown as one page. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes what a lab has shown so far as one page that needs nothing else: agreement by day,"
          + " reason and destination, and the largest differences with what a unit is worth to"
          + " both.",
      "Agreement says nothing about outcomes. --simulate runs both policies on the network in force"
          + " with generated demand, on common random numbers, and adds what came of it."
    },
    footer = {"", "Exit codes: 0 done, 3 no such lab, 5 cannot reach broker or registry."})
final class LabReport implements Callable<Integer> {
  private static final Duration STEP = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofDays(2);
  private static final String PRICES = "24h";

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the lab.")
  private String name;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Folder of the page (default: this one).")
  private Path folder;

  @Option(names = "--simulate", description = "Simulate both policies and add the outcome.")
  private boolean simulate;

  @Option(
      names = "--skus",
      defaultValue = "60",
      description = "SKUs of the simulation (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(
      names = "--days",
      defaultValue = "28",
      description = "Days of the simulation, the first quarter not counted (default: 28).")
  private int days;

  @Option(
      names = "--seeds",
      defaultValue = "3",
      description = "Seeds of the simulation (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Mixin private JsonOption json;

  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Deployment deployment = options.deployment();
    Progress progress = new Progress();
    LabState state;
    try (LabBook book = new LabBook(deployment)) {
      state = book.named(name);
    }
    ShadowFigures figures = ShadowReading.read(deployment, name);
    progress.phase("lab", "%,d decisions compared", figures.all().decisions());
    Optional<PolicyComparison> outcome =
        simulate ? Optional.of(simulated(deployment, state, progress)) : Optional.empty();
    Path page = new LabPage(state, figures, outcome, setting(state)).write(folder);
    progress.phase("report", "%s", page);
    json.write(() -> new LabJson(state, figures, outcome).document());
    if (!simulate) {
      spec.commandLine().getOut().println("outcome: " + again());
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  /** What the simulation is, or how to get one. */
  private String setting(LabState state) {
    return simulate
        ? String.format(
            Locale.ROOT,
            "Simulated: %s against the live policy on the network in force, with generated demand"
                + " for %d SKUs over %d days of which the first %d are not counted, %d seeds,"
                + " prices every %s, customers wait %d h. Demand is not that of this deployment.",
            LabText.tried(state),
            skus,
            days,
            days / 4,
            seeds,
            PRICES,
            PATIENCE.toHours())
        : "Not simulated yet. " + again() + " runs both policies on the network in force.";
  }

  private String again() {
    return "./echelon lab report "
        + name
        + " --simulate --skus "
        + skus
        + " --days "
        + days
        + " --seeds "
        + seeds;
  }

  private PolicyComparison simulated(Deployment deployment, LabState state, Progress progress)
      throws InterruptedException {
    Network network;
    try (NetworkDesk desk = new NetworkDesk(deployment)) {
      network =
          desk.inForce()
              .orElseThrow(
                  () -> new CommandFailure(CommandFailure.NOT_FOUND, "no network is in force"));
    }
    PolicyVariant tried = PolicyVariant.of(new Treatment(state.getPolicy(), state.getSettings()));
    List<PolicyChoice> choices =
        List.of(PolicyChoice.of("echelon", PRICES), PolicyChoice.of(tried, PRICES));
    PolicyRuns runs =
        new PolicyRuns(
            choices,
            seed -> GeneratedWorld.on(network, seed, skus, days),
            STEP,
            days,
            days / 4,
            PATIENCE,
            SiteLimits.ENFORCED,
            progress);
    return PolicyComparison.of(runs.run(1, seeds));
  }
}
