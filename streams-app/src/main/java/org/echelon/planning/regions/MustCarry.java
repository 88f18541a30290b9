package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Which SKUs a region must carry so that a share of its demand is for SKUs that it carries, and
 * which pay without being needed for that.
 *
 * <pre>
 * least over sets S of  sum over S of -s_i   subject to  sum over S of d_i &gt;= share x D
 * </pre>
 *
 * <p>with s_i what carrying SKU i saves a day and d_i its demand. All that save are in S; of the
 * others come as many as the share still needs, those that lose least for a unit of demand first,
 * less what can be left out again from the end on. The must list is the losing ones and the fewest
 * of those that save which reach the share with them, greatest demand first: none of its members
 * can be spared.
 *
 * <p>O(n log n). S is exact where SKUs could be carried in part (Dantzig, 1957), whose value is the
 * bound, and where those that save reach the share; else it costs at most what the last SKU loses
 * above the least. The must list is exact: no fewer SKUs of S reach the share with the losing ones.
 * A saving is that of one SKU and one region with all else as it is. Source: model, section 17.
 */
public final class MustCarry {
  private static final double ROUNDING = 1e-9;

  private final List<Candidate> candidates;
  private final Part[] parts;
  private final double needed;

  /**
   * A SKU that a region may carry.
   *
   * @param units demand of the region a day, 0 or more
   * @param saving currency a day that carrying it saves, below zero where it loses; NaN where it
   *     cannot be carried
   */
  public record Candidate(double units, double saving) {}

  /** What becomes of a SKU. */
  public enum Part {
    /** The share needs it. */
    MUST,
    /** The share does not need it, but it saves. */
    PAYS,
    /** It does neither, or cannot be carried. */
    LEFT
  }

  /**
   * The lists.
   *
   * @param parts by candidate
   * @param reached whether must list and paying SKUs reach the share
   * @param cost what both cost a day, currency; below zero where they save
   * @param bound below which no set that reaches the share costs
   */
  public record Lists(List<Part> parts, boolean reached, double cost, double bound) {}

  private MustCarry(List<Candidate> candidates, double share) {
    this.candidates = candidates;
    parts = new Part[candidates.size()];
    Arrays.fill(parts, Part.LEFT);
    double units = candidates.stream().mapToDouble(Candidate::units).sum();
    needed = (share - ROUNDING) * units;
  }

  /**
   * Makes the lists of a region.
   *
   * @param share of its demand, 0 to 1
   */
  public static Lists of(List<Candidate> candidates, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("the share of demand is " + share + "; it lies in 0 to 1");
    }
    return new MustCarry(List.copyOf(candidates), share).lists();
  }

  private Lists lists() {
    List<Integer> saving = those(one -> one.saving() > 0, Candidate::units);
    List<Integer> losing =
        those(one -> one.saving() <= 0 && one.units() > 0, one -> one.saving() / one.units());
    double reached = 0;
    double bound = 0;
    for (int i : saving) {
      reached += candidates.get(i).units();
      bound -= candidates.get(i).saving();
    }
    List<Integer> taken = new ArrayList<>();
    for (int i : losing) {
      Candidate one = candidates.get(i);
      if (reached < needed) {
        bound -= Math.min(1, (needed - reached) / one.units()) * one.saving();
        reached += one.units();
        taken.add(i);
      }
    }
    double fromOthers = needed - keep(taken, reached);
    for (int i : saving) {
      parts[i] = fromOthers > 0 ? Part.MUST : Part.PAYS;
      fromOthers -= candidates.get(i).units();
    }
    double cost = 0;
    for (int i = 0; i < parts.length; i++) {
      cost -= parts[i] == Part.LEFT ? 0 : candidates.get(i).saving();
    }
    return new Lists(List.of(parts), reached >= needed, cost, Math.min(bound, cost));
  }

  /** Keeps of the losing SKUs what the share needs; units a day of these. */
  private double keep(List<Integer> taken, double reached) {
    double carried = reached;
    double kept = 0;
    for (int t = taken.size() - 1; t >= 0; t--) {
      double units = candidates.get(taken.get(t)).units();
      if (carried - units >= needed) {
        carried -= units;
      } else {
        parts[taken.get(t)] = Part.MUST;
        kept += units;
      }
    }
    return kept;
  }

  /** Some candidates, those of which something is most first. */
  private List<Integer> those(Predicate<Candidate> which, ToDoubleFunction<Candidate> most) {
    return IntStream.range(0, parts.length)
        .filter(i -> which.test(candidates.get(i)))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -most.applyAsDouble(candidates.get(i))))
        .toList();
  }
}
