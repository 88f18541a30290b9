package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.echelon.planning.regions.SkuClass;
import org.echelon.producers.regions.RegionDesigner;
import org.echelon.producers.regions.ZoneGraph;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.producers.world.World;
import org.echelon.reference.Network;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Designs regions: how many, and which zones and nodes each has. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Cuts the zones of a network into 1 to 12 regions that hang together, judges each cut by"
          + " planning every item, and says how many regions to have. Needs no broker.",
      "--simulate-days runs the cheapest few in the closed loop too; --years looks ahead: which"
          + " building when, and from when more regions pay. See topology-docs/region-design.md."
    })
final class RegionsPlan implements Callable<Integer> {
  private static final int MOST = 12;

  @Spec private CommandSpec spec;
  @Mixin private DesignedItems designed;

  @Option(
      names = "--neighbours",
      paramLabel = "FILE",
      description = {
        "Which zones lie side by side, CSV: zone, neighbour (default: the Gabriel graph of places,"
            + " else of shipping costs)."
      })
  private @Nullable Path neighbours;

  @Option(
      names = "--most",
      defaultValue = "12",
      description = "Most regions to look at, 1 to 12 (default: ${DEFAULT-VALUE}).")
  private int most;

  @Option(
      names = "--within",
      paramLabel = "PERCENT",
      defaultValue = "0.5",
      description = {
        "Differences of cost that do not count: of the designs so near to the least the one with"
            + " the fewest lanes is advised (default: ${DEFAULT-VALUE})."
      })
  private double within;

  @Mixin private RegionTerms terms;
  @Mixin private RegionSimulation simulation;
  @Mixin private LookAhead ahead;

  @Option(names = "--svg", paramLabel = "FILE", description = "Draw the trade-off.")
  private @Nullable Path svg;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the network with the regions advised, for network apply.")
  private @Nullable Path out;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    try {
      check();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
    Progress progress = new Progress();
    World world = designed.world();
    Network network = world.network();
    List<SkuClass> classes = designed.classes(world, network);
    ZoneGraph graph =
        neighbours == null ? ZoneGraph.of(network) : ZoneGraph.of(network, neighbours);
    RegionDesigner.Terms judged = terms.of(network, designed.times(classes), ahead.usualOverload());
    RegionDesigner designer = new RegionDesigner(network, graph.adjacency(), classes, judged);
    progress.phase("zones", "%d, side by side by %s", network.getZones().size(), graph.words());
    List<RegionDesigner.Candidate> candidates = designer.candidates(designer.most(most));
    progress.phase(
        "judged", "%d numbers of regions, %d classes", candidates.size(), classes.size());
    RegionAdvice advice = RegionAdvice.of(candidates, within / 100);
    RegionsReport report = new RegionsReport(network, graph, designer.exact(), candidates, advice);
    ReportText text = new ReportText(spec.commandLine().getOut());
    report.print(text);
    Map<String, Object> results = new LinkedHashMap<>(report.values());
    Optional<Object> simulated =
        simulation.run(
            designed.worlds(), designer, candidates, advice, designed.seed(), progress, text);
    simulated.ifPresent(figures -> results.put("simulated", figures));
    ahead
        .run(network, graph, all -> designed.classes(world, all), judged, most, progress, text)
        .ifPresent(plan -> results.put("ahead", plan));
    write(report, designer.map(advice.best().partition()));
    json.write(() -> document(results, network, graph, classes));
    text.end(List.of(), 2);
    return 0;
  }

  private void write(RegionsReport report, Network advised) throws IOException {
    if (svg != null) {
      Files.writeString(svg, report.svg());
    }
    if (out != null) {
      Files.writeString(out, NetworkForm.write(advised) + System.lineSeparator());
    }
  }

  private Map<String, Object> document(
      Map<String, Object> results, Network network, ZoneGraph graph, List<SkuClass> classes) {
    ResultDocument document =
        designed
            .document("regions plan", classes)
            .setting("neighbours", graph.words())
            .setting("withinPercent", within)
            .setting("terms", terms.settings(network))
            .setting("files", InputFiles.hashes(files()));
    return document.results(results).goals(List.of());
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>(designed.files());
    if (neighbours != null) {
      files.add(neighbours);
    }
    files.addAll(ahead.files());
    return files;
  }

  private void check() {
    designed.check();
    terms.check();
    simulation.check(designed.worlds(), designed.seed(), designed.ofFile());
    ahead.check();
    if (most < 1 || most > MOST || !(within >= 0)) {
      throw new IllegalArgumentException("--most is 1 to 12, --within 0 or more");
    }
  }
}
