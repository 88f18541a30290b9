package org.echelon.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.echelon.state.ComparedDay;
import org.echelon.state.ComparedDecision;
import org.echelon.state.ExternalComparison;

/**
 * Decisions of another planner beside ours, added up over items.
 *
 * @param ours decisions that were ours to make, so that theirs were booked nowhere
 * @param forgonePerDay our units less theirs, both at our marginal values, currency per day
 */
record ExternalFigures(
    long decisions,
    long agreed,
    long ours,
    long theirUnits,
    long ourUnits,
    long overUnits,
    long underUnits,
    double theirValuePerDay,
    double forgonePerDay) {
  private static final ExternalFigures NONE = new ExternalFigures(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** A decision of an item. */
  record Largest(String sku, ComparedDecision decision) {
    double forgonePerDay() {
      return decision.getOurValuePerDay() - decision.getTheirValuePerDay();
    }
  }

  /** Sums by a property of the rows, in its order. */
  static Map<String, ExternalFigures> by(
      Collection<ExternalComparison> all, Function<ComparedDay, String> property) {
    Map<String, ExternalFigures> sums = new TreeMap<>();
    for (ExternalComparison comparison : all) {
      for (ComparedDay row : comparison.getRows()) {
        sums.merge(property.apply(row), of(row), ExternalFigures::plus);
      }
    }
    return sums;
  }

  /** The sum of everything. */
  static ExternalFigures total(Collection<ExternalComparison> all) {
    return by(all, row -> "").getOrDefault("", NONE);
  }

  /** The decisions that forgo most. */
  static List<Largest> largest(Collection<ExternalComparison> all, int atMost) {
    List<Largest> found = new ArrayList<>();
    for (ExternalComparison comparison : all) {
      comparison.getLargest().forEach(one -> found.add(new Largest(comparison.getSku(), one)));
    }
    found.sort(
        Comparator.comparingDouble(Largest::forgonePerDay)
            .reversed()
            .thenComparing(Largest::sku)
            .thenComparing(one -> one.decision().getDecisionId()));
    return found.subList(0, Math.min(found.size(), atMost));
  }

  /** Share of the decisions that agree with ours. */
  double agreedShare() {
    return decisions == 0 ? 0 : (double) agreed / decisions;
  }

  /** For a JSON document. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("decisions", decisions);
    document.put("agreed", agreed);
    document.put("ours", ours);
    document.put("theirUnits", theirUnits);
    document.put("ourUnits", ourUnits);
    document.put("overUnits", overUnits);
    document.put("underUnits", underUnits);
    document.put("theirValuePerDay", theirValuePerDay);
    document.put("forgonePerDay", forgonePerDay);
    return document;
  }

  private static ExternalFigures of(ComparedDay row) {
    return new ExternalFigures(
        row.getDecisions(),
        row.getAgreed(),
        row.getOurs(),
        row.getTheirUnits(),
        row.getOurUnits(),
        row.getOverUnits(),
        row.getUnderUnits(),
        row.getTheirValuePerDay(),
        row.getOurValuePerDay() - row.getTheirValuePerDay());
  }

  private ExternalFigures plus(ExternalFigures other) {
    return new ExternalFigures(
        decisions + other.decisions,
        agreed + other.agreed,
        ours + other.ours,
        theirUnits + other.theirUnits,
        ourUnits + other.ourUnits,
        overUnits + other.overUnits,
        underUnits + other.underUnits,
        theirValuePerDay + other.theirValuePerDay,
        forgonePerDay + other.forgonePerDay);
  }
}
