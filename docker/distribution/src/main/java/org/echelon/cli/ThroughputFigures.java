package org.echelon.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.echelon.throughput.ChangelogSizes;
import org.echelon.throughput.LoadSettings;
import org.echelon.throughput.PacedLoad;
import org.echelon.throughput.Spread;
import org.echelon.throughput.Watch;

/** What was measured of one load. */
final class ThroughputFigures {

  /** Who worked off the backlog. */
  enum Who {
    PASS_THROUGH("pass-through, 1 thread"),
    GET_PUT("bare get + put"),
    GET_PUT_FORWARD("bare get + put + forward"),
    PLAN("Plan");

    final String title;

    Who(String title) {
      this.title = title;
    }

    /** As the name of a figure. */
    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final LoadSettings settings;
  private final double eventBytes;
  private final Map<Who, List<Watch.Stretch>> stretches = new EnumMap<>(Who.class);
  private final Map<String, PacedLoad.Outcome> paced = new LinkedHashMap<>();
  private Map<String, ChangelogSizes.Store> changelog = Map.of();

  ThroughputFigures(LoadSettings settings, double eventBytes) {
    this.settings = settings;
    this.eventBytes = eventBytes;
  }

  void add(Who who, Watch.Stretch stretch) {
    stretches.computeIfAbsent(who, w -> new ArrayList<>()).add(stretch);
  }

  void changelog(Map<String, ChangelogSizes.Store> sizes) {
    changelog = sizes;
  }

  void paced(String way, PacedLoad.Outcome outcome) {
    paced.put(way, outcome);
  }

  LoadSettings settings() {
    return settings;
  }

  double eventBytes() {
    return eventBytes;
  }

  Map<String, ChangelogSizes.Store> changelog() {
    return changelog;
  }

  Map<String, PacedLoad.Outcome> paced() {
    return paced;
  }

  /** Mean bytes of Plan's value of a SKU. */
  int valueBytes() {
    ChangelogSizes.Store sku = changelog.get("sku");
    return sku == null ? 0 : (int) Math.round(sku.meanValueBytes());
  }

  /** Bytes of all changelogs for an event. */
  double changelogBytes() {
    long bytes = changelog.values().stream().mapToLong(ChangelogSizes.Store::bytes).sum();
    return (double) bytes / settings.events();
  }

  Spread of(Who who, ToDoubleFunction<Watch.Stretch> figure) {
    return Spread.of(runs(who).stream().map(figure::applyAsDouble).toList());
  }

  /** How one stands to another in the same repeat. */
  Spread ratio(Who one, Who other, ToDoubleFunction<Watch.Stretch> figure) {
    return Spread.of(
        IntStream.range(0, runs(one).size())
            .mapToObj(
                r ->
                    figure.applyAsDouble(runs(one).get(r))
                        / figure.applyAsDouble(runs(other).get(r)))
            .toList());
  }

  private List<Watch.Stretch> runs(Who who) {
    return stretches.getOrDefault(who, List.of());
  }
}
