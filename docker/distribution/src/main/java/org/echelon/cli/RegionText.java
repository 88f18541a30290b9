package org.echelon.cli;

import java.util.List;
import java.util.Locale;
import org.echelon.producers.run.RegionOutcome;

/** What came of regions that were switched in a demo, in words and beside its goal. */
final class RegionText {
  private static final double IN_FORCE_WITHIN = 5;

  private RegionText() {}

  static List<String> lines(RegionOutcome of) {
    return List.of(
        "  regionalized " + of.region(),
        ChangeText.line("tasks obey", of.inForce(), ""),
        ChangeText.line(
            "proposals",
            of.lastProposal(),
            String.format(
                Locale.ROOT, "; first after %.2f s, %,d", of.firstProposal(), of.proposals())),
        ChangeText.line("finished", of.finished(), ""),
        ChangeText.line("first assignment", of.firstAssignment(), ""),
        String.format(
            Locale.ROOT,
            "    %-18s %.1f%% in two days before, %.1f%% since, %.1f%% in the last day",
            "in region",
            100 * of.inRegionBefore(),
            100 * of.inRegionSince(),
            100 * of.inRegionLastDay()));
  }

  static List<Goal> goals(List<RegionOutcome> regions) {
    return regions.stream()
        .filter(of -> of.inForce() > 0)
        .map(of -> Goal.atMost("regions.in-force", of.inForce(), IN_FORCE_WITHIN, "s"))
        .toList();
  }
}
