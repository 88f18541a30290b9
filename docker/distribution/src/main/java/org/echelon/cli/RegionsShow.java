package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.echelon.control.Control;
import org.echelon.network.Network;
import org.echelon.network.Region;
import org.echelon.network.RegionPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the regions with their members, and which keep to themselves by whose order. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints the regions, their nodes and zones, and which were switched by whom.")
final class RegionsShow implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws InterruptedException {
    try (RegionDesk desk = new RegionDesk(options.deployment(), false)) {
      Network network = desk.with(desk.inForce());
      if (json) {
        Json.print(document(desk, network));
      } else {
        print(desk, network, spec.commandLine().getOut());
      }
    }
    return 0;
  }

  private static void print(RegionDesk desk, Network network, PrintWriter out) {
    RegionPolicy policy = network.terms().regionPolicy();
    out.printf(
        Locale.ROOT,
        "Network %s v%d: %d of %d regions keep to themselves; then a unit from outside counts"
            + " %.2f %s more.%n",
        network.id(),
        network.version(),
        policy.regions().size(),
        shown(network).size(),
        policy.outOfRegionPerUnit(),
        network.terms().currency());
    for (Region region : shown(network)) {
      out.printf(
          "%n%s  %s%n  nodes %s%n  zones %s%n",
          region.id(),
          stand(desk, policy, region.id()),
          String.join(" ", new TreeSet<>(region.nodes())),
          String.join(" ", new TreeSet<>(region.zones())));
    }
  }

  /** Those of the network, with the members that switched ones were drawn with. */
  private static List<Region> shown(Network network) {
    Map<String, Region> all = new LinkedHashMap<>();
    network.regions().forEach(region -> all.put(region.id(), region));
    network.terms().regionPolicy().regions().forEach(region -> all.put(region.id(), region));
    return List.copyOf(all.values());
  }

  private static String stand(RegionDesk desk, RegionPolicy policy, String region) {
    if (!policy.keeps(region)) {
      return "national";
    }
    return by(desk, region)
        .map(
            order ->
                "keeps to itself since "
                    + order.getEffectiveAt()
                    + until(order.getExpiresAt())
                    + " by "
                    + order.getWho()
                    + " ("
                    + order.getScope()
                    + "): "
                    + order.getWhy())
        .orElse("keeps to itself, as the network says");
  }

  private static String until(Instant end) {
    return end == null ? "" : " until " + end;
  }

  private static Optional<Control> by(RegionDesk desk, String region) {
    return desk.inForce(RegionDesk.scope(Optional.of(region)))
        .or(() -> desk.inForce(RegionDesk.ALL));
  }

  private static Map<String, Object> document(RegionDesk desk, Network network) {
    RegionPolicy policy = network.terms().regionPolicy();
    List<Map<String, Object>> regions = new ArrayList<>();
    for (Region region : shown(network)) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("region", region.id());
      one.put("keeps", policy.keeps(region.id()));
      one.put("nodes", new TreeSet<>(region.nodes()));
      one.put("zones", new TreeSet<>(region.zones()));
      if (policy.keeps(region.id())) {
        by(desk, region.id())
            .ifPresent(
                order -> {
                  one.put("controlId", order.getControlId());
                  one.put("revision", order.getRevision());
                  one.put("since", order.getEffectiveAt().toString());
                  one.put("who", order.getWho());
                  one.put("why", order.getWhy());
                });
      }
      regions.add(one);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("networkId", network.id());
    document.put("networkVersion", network.version());
    document.put("outOfRegionPerUnit", policy.outOfRegionPerUnit());
    document.put("regions", regions);
    return document;
  }
}
