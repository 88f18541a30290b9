package org.echelon.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.echelon.planning.regions.SkuClass;
import org.echelon.producers.regions.RegionDesigner;
import org.echelon.producers.regions.ZoneGraph;
import org.echelon.reference.Network;

/** placeholder until the core is there. */
final class LookAhead {
  @picocli.CommandLine.Option(names = "--years", defaultValue = "0", description = "Years to look ahead.")
  private int years;

  void check() {}

  double usualOverload() {
    return 0;
  }

  List<Path> files() {
    return List.of();
  }

  Optional<Object> run(
      Network network,
      ZoneGraph graph,
      List<SkuClass> classes,
      RegionDesigner.Terms terms,
      int most,
      Progress progress,
      ReportText text) {
    return Optional.empty();
  }
}
