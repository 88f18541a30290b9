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
  private Ranking() {}

  /**
   * A grant: units of a SKU on a lane, its place in the ranking and how many were ranked.
   *
   * @param unitCostMicros what the vendor charges for a unit, 0 for transfers
   */
  public record GrantedLine(
      int partition, String sku, String lane, long units, int rank, int of, long unitCostMicros) {}

  /** Units that were offered and not granted, and the rank at which the resource ran out. */
  public record Cut(String resource, long units, double cutOffMargin) {}

  /** What a departure takes. Grants in order of partition, SKU and lane. */
  public record Result(List<GrantedLine> grants, List<Cut> cuts, long units, double cube) {}

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
    for (int i = 0; i < ranked.size(); i++) {
      OfferedStep step = ranked.get(i);
      Line line = new Line(step.partition(), step.sku(), step.lane());
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
      }
    }
    List<Cut> cuts = new ArrayList<>();
    if (unitsCutByDock > 0) {
      cuts.add(new Cut("INBOUND", unitsCutByDock, cutMargin));
    }
    if (unitsCutByRoom > 0) {
      cuts.add(new Cut("STORAGE", unitsCutByRoom, cutMargin));
    }
    return new Result(grants(lines, ranked.size()), cuts, total, cube);
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
