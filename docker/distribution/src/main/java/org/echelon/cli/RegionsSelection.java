package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.Network;
import org.echelon.network.RegionPolicy;
import org.echelon.planning.regions.Selection;
import org.echelon.planning.regions.SkuClass;
import org.echelon.producers.regions.RoomPrices;
import org.echelon.producers.world.World;
import org.echelon.valuation.PriceView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists which SKUs each region carries, which it must, and what each of them saves or costs. */
@Command(
    name = "selection",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tells for each SKU and region whether plans carry it there, what carrying it saves against"
          + " serving the region from outside, why it is not carried, and which SKUs the region"
          + " must carry to have a share of its demand inside. Needs no broker.",
      "The regions are those of the network; regions plan --out writes one with others. See"
          + " topology-docs/selection.md."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon regions selection --skus 300",
      "  ./echelon regions selection --network map.json --region R2 --csv selection.csv",
      "",
      "Exit codes: 0 done, 2 usage, 4 there is no such region."
    })
final class RegionsSelection implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DesignedItems designed;
  @Mixin private OutOfRegion outOfRegion;

  @Option(
      names = "--priced",
      description = {
        "Price rooms and flows first, so that they bind: plans and costs are at these prices"
            + " (default: both are free)."
      })
  private boolean priced;

  @Option(
      names = "--demand-share",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = {
        "Share of its demand that each region must carry SKUs for, 0 to 1 (default:"
            + " ${DEFAULT-VALUE})."
      })
  private double share;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "List the SKUs of this region; files have its rows only.")
  private @Nullable String region;

  @Option(
      names = "--rows",
      defaultValue = "30",
      description = "Most SKUs to print of a region, 0 or more (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write every SKU and region with all figures.")
  private @Nullable Path csv;

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
    org.echelon.reference.Network published = world.network();
    double amount = outOfRegion.of(published);
    Network network = regional(published, amount);
    checkRegion(network);
    List<SkuClass> skus = designed.classes(world, published);
    PriceView prices = PriceView.none(network.nodeSpan());
    if (priced) {
      prices = RoomPrices.of(network, skus);
      progress.phase("priced", "rooms and flows for %,d SKUs", skus.size());
    }
    Selection selection = Selection.of(network, skus, prices, share);
    progress.phase("planned", "%,d SKUs in %d regions", skus.size(), selection.regions().size());
    SelectionRows table = SelectionRows.of(network, selection, Optional.ofNullable(region));
    SelectionReport report =
        new SelectionReport(network, selection, new SelectionReport.Terms(amount, priced, share));
    ReportText text = new ReportText(spec.commandLine().getOut());
    report.print(text);
    if (region != null) {
      table.print(text, rows, network.terms().currency());
    }
    text.end(report.goals(), 2);
    if (csv != null) {
      Files.writeString(csv, table.csv());
    }
    json.write(
        () ->
            designed
                .document("regions selection", skus)
                .setting("outOfRegionPerUnit", amount)
                .setting("demandShare", share)
                .setting("priced", priced)
                .setting("files", InputFiles.hashes(designed.files()))
                .results(report.values(table))
                .goals(report.goals()));
    return 0;
  }

  /** The network with the regions that keep to themselves, all where it says none. */
  private static Network regional(org.echelon.reference.Network published, double amount) {
    Network network = NetworkMapping.toCore(published, published.getEffectiveAt().toEpochMilli());
    RegionPolicy own = network.terms().regionPolicy();
    return network.with(
        new RegionPolicy(own.regional() ? own.regions() : network.regions(), amount));
  }

  private void check() {
    designed.check();
    outOfRegion.check();
    if (!(share >= 0 && share <= 1) || rows < 0) {
      throw new IllegalArgumentException("--demand-share is 0 to 1, --rows 0 or more");
    }
    if (priced && !designed.themselves()) {
      throw new IllegalArgumentException(
          "rooms and flows are those of the world's own SKUs; leave out --items and --demand, or"
              + " --priced");
    }
  }

  private void checkRegion(Network network) {
    List<String> known = network.zones().stream().map(zone -> zone.region()).distinct().toList();
    if (region != null && !known.contains(region)) {
      throw new CommandFailure(
          CommandFailure.REFUSED, region + " is none of the regions " + String.join(", ", known));
    }
  }
}
