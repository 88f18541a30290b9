package org.echelon.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shares the capacity of a departure: offered steps by falling rank until units or cube run out, in
 * whole packs. A heuristic, greedy by margin per scarce unit: at most the last pack of the cut is
 * not optimal when one resource binds. O(n log n).
 *
 * <p>Source: the greedy rule of Dantzig (1957) for the fractional knapsack; model, section 8.
 */
public final class Ranking {
  /** What is short where units wait because they do not pay for a truck. */
  public static final String TRUCK = "TRUCK";

  private Ranking() {}

  /**
   * A grant: units of a SKU on a lane, its place in the ranking and how many were ranked.
   *
   * @param unitCostMicros what the vendor charges for a unit, 0 for transfers
   */
  public record GrantedLine(
      int partition, String sku, String lane, long units, int rank, int of, long unitCostMicros) {

    GrantedLine withUnits(long fewer) {
      return new GrantedLine(partition, sku, lane, fewer, rank, of, unitCostMicros);
    }
  }

  /** Units that were offered and not granted, and the rank at which the resource ran out. */
  public record Cut(String resource, long units, double cutOffMargin) {}

  /**
   * What a departure takes. Grants in order of partition, SKU and lane.
   *
   * @param steps the same units as they were ranked, best first
   */
  public record Result(
      List<GrantedLine> grants, List<Cut> cuts, long units, double cube, List<OfferedStep> steps) {

    /** The same without steps that wait for a truck. */
    Result without(List<OfferedStep> held) {
      if (held.isEmpty()) {
        return this;
      }
      Map<Line, Long> waiting = new TreeMap<>();
      double margin = 0;
      for (OfferedStep step : held) {
        waiting.merge(Line.of(step), step.units(), Long::sum);
        margin = Math.max(margin, step.marginPerUnitDay());
      }
      List<GrantedLine> left = new ArrayList<>();
      for (GrantedLine line : grants) {
        long fewer = waiting.getOrDefault(new Line(line.partition(), line.sku(), line.lane()), 0L);
        if (line.units() > fewer) {
          left.add(line.withUnits(line.units() - fewer));
        }
      }
      long units = held.stream().mapToLong(OfferedStep::units).sum();
      List<Cut> all = new ArrayList<>(cuts);
      all.add(new Cut(TRUCK, units, margin));
      // Steps are not asked for again once loads are made.
      return new Result(left, all, this.units - units, cube - TruckLoad.cube(held), List.of());
    }
  }

  /** Ranks and cuts. */
  public static Result share(List<OfferedStep> offers, DepartureRoom room) {
    List<OfferedStep> ranked = new ArrayList<>(offers);
    ranked.sort(OfferedStep.BEST_FIRST);
    Map<Line, Tally> lines = new TreeMap<>();
    double unitsLeft = room.units();
    double cubeLeft = room.cube();
    long unitsCutByDock = 0;
    long unitsCutByRoom = 0;
    double cutMargin = 0;
    long total = 0;
    double cube = 0;
    List<OfferedStep> taken = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      OfferedStep step = ranked.get(i);
      Line line = Line.of(step);
      Tally tally = lines.computeIfAbsent(line, key -> new Tally());
      long byDock = tally.cut ? 0 : fit(unitsLeft, 1, step);
      long byRoom = tally.cut ? 0 : fit(cubeLeft, step.unitCube(), step);
      long units = Math.min(step.units(), Math.min(byDock, byRoom));
      if (units < step.units()) {
        // A later, worse step of the same SKU must not overtake the one that was cut.
        tally.cut = true;
        cutMargin = Math.max(cutMargin, step.marginPerUnitDay());
        if (byDock <= byRoom) {
          unitsCutByDock += step.units() - units;
        } else {
          unitsCutByRoom += step.units() - units;
        }
      }
      if (units > 0) {
        tally.units += units;
        tally.unitCostMicros = step.unitCostMicros();
        tally.rank = tally.rank == 0 ? i + 1 : tally.rank;
        unitsLeft -= units;
        cubeLeft -= units * step.unitCube();
        total += units;
        cube += units * step.unitCube();
        taken.add(step.withUnits(units));
      }
    }
    List<Cut> cuts = new ArrayList<>();
    if (unitsCutByDock > 0) {
      cuts.add(new Cut("INBOUND", unitsCutByDock, cutMargin));
    }
    if (unitsCutByRoom > 0) {
      cuts.add(new Cut("STORAGE", unitsCutByRoom, cutMargin));
    }
    return new Result(grants(lines, ranked.size()), cuts, total, cube, taken);
  }

  private static long fit(double left, double each, OfferedStep step) {
    double all = step.units();
    double most = each <= 0 ? all : Math.min(all, Math.floor(left / each));
    long packs = (long) (most / step.packUnits());
    return packs * step.packUnits();
  }

  private static List<GrantedLine> grants(Map<Line, Tally> lines, int of) {
    List<GrantedLine> grants = new ArrayList<>();
    lines.forEach(
        (line, tally) -> {
          if (tally.units > 0) {
            grants.add(
                new GrantedLine(
                    line.partition,
                    line.sku,
                    line.lane,
                    tally.units,
                    tally.rank,
                    of,
                    tally.unitCostMicros));
          }
        });
    return grants;
  }

  private record Line(int partition, String sku, String lane) implements Comparable<Line> {
    static Line of(OfferedStep step) {
      return new Line(step.partition(), step.sku(), step.lane());
    }

    @Override
    public int compareTo(Line other) {
      int byPartition = Integer.compare(partition, other.partition);
      int bySku = byPartition != 0 ? byPartition : sku.compareTo(other.sku);
      return bySku != 0 ? bySku : lane.compareTo(other.lane);
    }
  }

  private static final class Tally {
    private long units;
    private long unitCostMicros;
    private int rank;
    private boolean cut;
  }
}
