package org.echelon.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** What is short where units do not pay for a truck of a direct lane and go the usual way. */
  public static final String DIRECT = "DIRECT";

  private Ranking() {}

  /**
   * A grant: units of a SKU on a lane, its place in the ranking and how many were ranked.
   *
   * @param unitCostMicros what the vendor charges for a unit, 0 for transfers
   * @param direct the direct lane that was looked at for these units
   */
  public record GrantedLine(
      int partition,
      String sku,
      String lane,
      long units,
      int rank,
      int of,
      long unitCostMicros,
      DirectRate direct) {

    GrantedLine withUnits(long fewer) {
      return new GrantedLine(partition, sku, lane, fewer, rank, of, unitCostMicros, direct);
    }

    private GrantedLine on(String other, DirectRate rate) {
      return new GrantedLine(partition, sku, other, units, rank, of, unitCostMicros, rate);
    }
  }

  /**
   * A direct lane that was looked at for units, whether they go over it or not.
   *
   * @param lane empty where none was
   * @param truckPerUnit what a unit pays of its trucks, or would have paid, currency
   */
  public record DirectRate(String lane, double truckPerUnit) {
    /** No direct lane was looked at. */
    public static final DirectRate NONE = new DirectRate("", 0);
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

    /**
     * The same with units over a direct lane that were ranked for the usual one.
     *
     * @param lane the direct lane
     */
    Result over(String lane, DirectLoad load) {
      Map<Line, Long> gone = usualLines(load.goes());
      Map<Line, Long> stay = usualLines(load.stays());
      List<GrantedLine> lines = new ArrayList<>();
      for (GrantedLine line : grants) {
        Line key = new Line(line.partition(), line.sku(), line.lane());
        long units = gone.getOrDefault(key, 0L);
        if (units > 0) {
          lines.add(line.withUnits(units).on(lane, new DirectRate(lane, load.truckPerUnit())));
        }
        if (line.units() > units) {
          GrantedLine rest = line.withUnits(line.units() - units);
          lines.add(
              stay.containsKey(key)
                  ? rest.on(line.lane(), new DirectRate(lane, load.truckPerUnitStaying()))
                  : rest);
        }
      }
      lines.sort(
          Comparator.comparing((GrantedLine l) -> new Line(l.partition(), l.sku(), l.lane())));
      return new Result(lines, cuts, units, cube, replaced(load.goes()));
    }

    /** The same, with what units pay of the trucks of a direct lane that was asked for alone. */
    Result rated(String lane, double truckPerUnit) {
      DirectRate rate = new DirectRate(lane, truckPerUnit);
      List<GrantedLine> lines =
          grants.stream()
              .map(line -> line.lane().equals(lane) ? line.on(lane, rate) : line)
              .toList();
      return new Result(lines, cuts, units, cube, steps);
    }

    private List<OfferedStep> replaced(List<OfferedStep> direct) {
      Map<StepKey, Long> gone = StepKey.units(direct);
      Set<String> usual = new HashSet<>();
      direct.forEach(step -> usual.add(step.direct().insteadOf()));
      List<OfferedStep> left = new ArrayList<>();
      for (OfferedStep step : steps) {
        long fewer = usual.contains(step.lane()) ? gone.getOrDefault(StepKey.of(step), 0L) : 0;
        if (step.units() > fewer) {
          left.add(step.withUnits(step.units() - fewer));
        }
      }
      left.addAll(direct);
      return left;
    }

    private static Map<Line, Long> usualLines(List<OfferedStep> direct) {
      Map<Line, Long> lines = new TreeMap<>();
      for (OfferedStep step : direct) {
        Line usual = new Line(step.partition(), step.sku(), step.direct().insteadOf());
        lines.merge(usual, step.units(), Long::sum);
      }
      return lines;
    }

    /**
     * The same without steps that wait.
     *
     * @param resource what is said to be short
     */
    Result without(List<OfferedStep> held, String resource) {
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
      long units = OfferedStep.units(held);
      List<Cut> all = new ArrayList<>(cuts);
      all.add(new Cut(resource, units, margin));
      // Steps are not asked for again once loads are made.
      return new Result(left, all, this.units - units, cube - Freight.cube(held), List.of());
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
                    tally.unitCostMicros,
                    DirectRate.NONE));
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
