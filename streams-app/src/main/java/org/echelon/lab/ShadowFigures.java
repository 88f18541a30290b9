package org.echelon.lab;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.echelon.state.LabDecision;
import org.echelon.state.LabLine;
import org.jspecify.annotations.Nullable;

/**
 * What the comparisons of a lab add up to, by day, by reason and by destination. It remembers which
 * comparisons it has seen, some 150 bytes each, and of single differences the largest {@value
 * #KEPT} to twice as many, about 1 KB each.
 */
public final class ShadowFigures {
  private static final int LARGEST = 25;
  private static final int KEPT = 5_000;
  private static final Comparator<Difference> LARGEST_FIRST =
      Comparator.comparingDouble((Difference d) -> -d.size())
          .thenComparing(d -> d.decision().getSku() + "|" + d.line().getLane());

  private final ShadowSum all = new ShadowSum();
  private final Map<LocalDate, ShadowSum> byDay = new TreeMap<>();
  private final Map<String, ShadowSum> byReason = new TreeMap<>();
  private final Map<String, ShadowSum> byNode = new TreeMap<>();
  private final Map<String, Difference> differences = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> asks = new HashSet<>();
  private final Set<String> skus = new HashSet<>();
  private @Nullable Instant from;
  private @Nullable Instant to;

  /**
   * A SKU and a lane over which both want other units.
   *
   * @param line of the decision in which they differ most
   * @param times how often they differ; of one that was small for long, since it was let go last
   */
  public record Difference(LabDecision decision, LabLine line, int times) {

    /** The larger one of two on the same lane. */
    Difference with(Difference other) {
      Difference larger = other.size() > size() ? other : this;
      return new Difference(larger.decision, larger.line, times + other.times);
    }

    /** Units that one wants and the other does not, at cost, in millionths. */
    public double size() {
      return Math.abs(line.getLabUnits() - line.getLiveUnits())
          * (double) Math.max(1, decision.getUnitCostMicros());
    }
  }

  /** Adds a comparison; one that comes again is not counted again. */
  public void add(LabDecision decision) {
    if (!seen.add(decision.getAskId() + "|" + decision.getSku())) {
      return;
    }
    asks.add(decision.getAskId());
    skus.add(decision.getSku());
    from = from == null || decision.getDecidedAt().isBefore(from) ? decision.getDecidedAt() : from;
    to = to == null || decision.getDecidedAt().isAfter(to) ? decision.getDecidedAt() : to;
    LocalDate day = LocalDate.ofInstant(decision.getDecidedAt(), ZoneOffset.UTC);
    for (LabLine line : decision.getLines()) {
      long cost = decision.getUnitCostMicros();
      all.add(line, cost);
      byDay.computeIfAbsent(day, d -> new ShadowSum()).add(line, cost);
      byReason.computeIfAbsent(line.getReason(), r -> new ShadowSum()).add(line, cost);
      byNode.computeIfAbsent(line.getTo(), n -> new ShadowSum()).add(line, cost);
      if (line.getLabUnits() != line.getLiveUnits()) {
        differences.merge(
            decision.getSku() + "|" + line.getLane(),
            new Difference(decision, line, 1),
            Difference::with);
      }
    }
    if (differences.size() > 2 * KEPT) {
      letGo();
    }
  }

  /** Nobody is shown the small ones; without this a lab of many items would fill the memory. */
  private void letGo() {
    Set<String> kept =
        differences.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(LARGEST_FIRST))
            .limit(KEPT)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    differences.keySet().retainAll(kept);
  }

  public ShadowSum all() {
    return all;
  }

  /** By UTC day of the answers. */
  public Map<LocalDate, ShadowSum> byDay() {
    return byDay;
  }

  public Map<String, ShadowSum> byReason() {
    return byReason;
  }

  /** By the node that the lanes lead to. */
  public Map<String, ShadowSum> byNode() {
    return byNode;
  }

  /** The largest differences, one for each SKU and lane, by value at cost, largest first. */
  public List<Difference> largest() {
    return differences.values().stream().sorted(LARGEST_FIRST).limit(LARGEST).toList();
  }

  /** Questions of gates that both answered. */
  public int departures() {
    return asks.size();
  }

  public int skus() {
    return skus.size();
  }

  /** Ticks of the first and the last comparison; empty where there is none. */
  public Optional<Instant> from() {
    return Optional.ofNullable(from);
  }

  public Optional<Instant> to() {
    return Optional.ofNullable(to);
  }
}
