package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.echelon.codec.NetworkMapping;
import org.echelon.fulfillment.middlemile.MiddleMile;
import org.echelon.fulfillment.middlemile.MileDesign;
import org.echelon.fulfillment.middlemile.MileOptions;
import org.echelon.fulfillment.middlemile.ParcelFlow;
import org.echelon.network.Network;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.producers.shop.NetworkOrdinals;
import org.echelon.producers.shop.ParcelVolumes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Designs the lanes of the middle mile, and makes ship options of them. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Chooses for the parcels of each fulfilment centre and station the path that makes all"
          + " outbound lanes together cheapest: direct, or over sort centres on shared trucks; beside"
          + " everything direct and everything over sort centres.",
      "--write gives the network a ship option for each path, by which orders are then routed.",
      "Exit codes: 0 planned; 2 usage; 4 a file cannot be used."
    })
final class LanesPlan implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--network",
      required = true,
      paramLabel = "FILE",
      description =
          "Network as JSON, with lanes of kind OUTBOUND and zones that name their station.")
  private Path networkFile;

  @Option(
      names = "--volumes",
      required = true,
      paramLabel = "FILE",
      description = "CSV with the columns node, zone, parcels_per_day and perhaps cube_per_parcel.")
  private Path volumes;

  @Option(
      names = "--parcel-cube",
      defaultValue = "5",
      paramLabel = "DM3",
      description = "Cube of a parcel where the file tells none (default: ${DEFAULT-VALUE}).")
  private double parcelCube;

  @Option(
      names = "--door-days",
      defaultValue = "0.25",
      paramLabel = "DAYS",
      description = "From arrival at a station to the customer (default: ${DEFAULT-VALUE}).")
  private double doorDays;

  @Option(
      names = "--late-cost",
      defaultValue = "2.5",
      paramLabel = "MONEY",
      description = "What a unit that arrives late costs (default: ${DEFAULT-VALUE}).")
  private double lateCost;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description =
          "Write the network with the paths as ship options called MIDDLE-MILE, for network apply.")
  private @Nullable Path written;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    if (!(parcelCube > 0) || !(doorDays >= 0) || !(lateCost >= 0)) {
      throw new ParameterException(
          spec.commandLine(),
          "--parcel-cube is above 0, --door-days and --late-cost are 0 or more");
    }
    org.echelon.reference.Network read = NetworkForm.read(networkFile, Instant.now());
    org.echelon.reference.Network numbered =
        NetworkOrdinals.assign(Optional.empty(), List.of(), read);
    FormCheck.check(numbered).ifPresent(NetworkApply::refuse);
    long from = numbered.getEffectiveAt().toEpochMilli();
    Network network = NetworkMapping.toCore(numbered, from);
    List<ParcelFlow> flows = ParcelVolumes.read(volumes, network, parcelCube);
    MiddleMile mile = mile(network, flows);
    Progress progress = new Progress();
    Map<String, MileDesign> designs = new LinkedHashMap<>();
    designs.put("all direct", mile.allDirect());
    designs.put("all over sort", mile.allOverSort());
    MileDesign planned = mile.design();
    designs.put("planned", planned);
    progress.phase("planned", "%,d flows, %,d lanes in use", flows.size(), planned.lanes());
    LanesText text = new LanesText(network, from);
    text.print(new ReportText(spec.commandLine().getOut()), designs);
    if (written != null) {
      Files.writeString(
          written,
          NetworkForm.write(
                  LanesText.withOptions(
                      read, network, MileOptions.of(network, planned, from, doorDays, lateCost)))
              + System.lineSeparator());
    }
    json.write(
        () ->
            new ResultDocument("lanes plan", Machine.now())
                .setting("network", String.valueOf(networkFile.getFileName()))
                .setting("volumes", String.valueOf(volumes.getFileName()))
                .setting("inputs", InputFiles.hashes(List.of(networkFile, volumes)))
                .setting("parcelCube", parcelCube)
                .setting("doorDays", doorDays)
                .results(text.figures(designs))
                .goals(new ArrayList<>()));
    return 0;
  }

  private static MiddleMile mile(Network network, List<ParcelFlow> flows) {
    try {
      return new MiddleMile(network, flows);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          e.getMessage() + ". Add lanes of kind OUTBOUND to the network, or leave the flow out.");
    }
  }
}
