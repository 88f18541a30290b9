package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.echelon.state.ComparedDay;
import org.echelon.state.ComparedDecision;
import org.echelon.state.ExternalComparison;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what another planner decided for an item beside what we wanted: by day, source and node,
 * and the decisions that forgo most one by one. What is kept of an item is bounded.
 */
final class ComparedDecisions {
  /** Two decisions agree when they differ by no more than this share of the larger. */
  private static final double NEAR = 0.1;

  private static final int DAYS_AT_MOST = 60;

  /** With names of the greatest length these stay below the limit of their topic. */
  private static final int ROWS_AT_MOST = 240;

  /** Stands for the sources and the nodes of rows for which there is no room one by one. */
  private static final String OTHERS = "(others)";

  private static final int LARGEST_AT_MOST = 8;

  private ComparedDecisions() {}

  /**
   * The comparison with one more decision.
   *
   * @param packUnits difference up to which two decisions agree in any case
   * @param theirs whether the other planner decides there
   */
  static ExternalComparison with(
      String sku,
      @Nullable ExternalComparison before,
      ComparedDecision pair,
      LocalDate day,
      long packUnits,
      boolean theirs,
      long now) {
    List<ComparedDay> rows = new ArrayList<>(before == null ? List.of() : before.getRows());
    List<ComparedDecision> largest =
        new ArrayList<>(before == null ? List.of() : before.getLargest());
    add(rows, row(pair, day, packUnits, theirs));
    shorten(rows);
    largest.add(pair);
    largest.sort(Comparator.comparingDouble(ComparedDecisions::forgone).reversed());
    return new ExternalComparison(
        sku,
        ofEpochMilli(now),
        rows,
        List.copyOf(largest.subList(0, Math.min(largest.size(), LARGEST_AT_MOST))));
  }

  private static double forgone(ComparedDecision pair) {
    return pair.getOurValuePerDay() - pair.getTheirValuePerDay();
  }

  private static ComparedDay row(
      ComparedDecision pair, LocalDate day, long packUnits, boolean theirs) {
    long more = pair.getTheirUnits() - pair.getOurUnits();
    double near = Math.max(packUnits, NEAR * Math.max(pair.getTheirUnits(), pair.getOurUnits()));
    boolean agreed = pair.getOurUnits() > 0 && Math.abs(more) <= near;
    return new ComparedDay(
        pair.getKind(),
        pair.getFrom(),
        pair.getTo(),
        day,
        1,
        agreed || more == 0 ? 1 : 0,
        theirs ? 0 : 1,
        pair.getTheirUnits(),
        pair.getOurUnits(),
        Math.max(0, more),
        Math.max(0, -more),
        pair.getTheirValuePerDay(),
        pair.getOurValuePerDay());
  }

  private static void add(List<ComparedDay> rows, ComparedDay row) {
    for (int i = 0; i < rows.size(); i++) {
      if (sameRow(rows.get(i), row)) {
        rows.set(i, plus(rows.get(i), row));
        return;
      }
    }
    rows.add(row);
  }

  /** The older half of the days is added up without them, then the oldest of what is too much. */
  private static void shorten(List<ComparedDay> rows) {
    List<ComparedDay> days = rows.stream().filter(row -> row.getDecidedOn() != null).toList();
    if (days.size() > DAYS_AT_MOST) {
      List<ComparedDay> old = days.subList(0, days.size() / 2);
      rows.removeAll(days);
      old.forEach(row -> add(rows, ComparedDay.newBuilder(row).setDecidedOn(null).build()));
      rows.addAll(days.subList(days.size() / 2, days.size()));
    }
    while (rows.size() > ROWS_AT_MOST) {
      ComparedDay oldest = rows.remove(0);
      add(rows, ComparedDay.newBuilder(oldest).setFrom(OTHERS).setTo(OTHERS).build());
    }
  }

  private static boolean sameRow(ComparedDay one, ComparedDay other) {
    return one.getKind() == other.getKind()
        && one.getFrom().equals(other.getFrom())
        && one.getTo().equals(other.getTo())
        && Objects.equals(one.getDecidedOn(), other.getDecidedOn());
  }

  private static ComparedDay plus(ComparedDay one, ComparedDay other) {
    return ComparedDay.newBuilder(one)
        .setDecisions(one.getDecisions() + other.getDecisions())
        .setAgreed(one.getAgreed() + other.getAgreed())
        .setOurs(one.getOurs() + other.getOurs())
        .setTheirUnits(one.getTheirUnits() + other.getTheirUnits())
        .setOurUnits(one.getOurUnits() + other.getOurUnits())
        .setOverUnits(one.getOverUnits() + other.getOverUnits())
        .setUnderUnits(one.getUnderUnits() + other.getUnderUnits())
        .setTheirValuePerDay(one.getTheirValuePerDay() + other.getTheirValuePerDay())
        .setOurValuePerDay(one.getOurValuePerDay() + other.getOurValuePerDay())
        .build();
  }
}
