package org.echelon.experiment;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.valuation.Affinity;

/**
 * Who is treated when, fixed by the definition of an experiment and its SKUs alone.
 *
 * <pre>
 * ITEM        first of a pair: coin(pair)              second: the other way
 * SWITCHBACK  all SKUs:        coin(block / 2) xor block odd
 * PAIRWISE    first of a pair: coin(pair) xor block odd   second: the other way
 * </pre>
 *
 * <p>coin(.) is a bit of a hash of the lab's id, its seed and the name of what is drawn for. With
 * pairs, half of the SKUs are treated at any time, so that the treated meet the same scarcity in
 * each block; PAIRWISE lets each SKU be its own control as well.
 *
 * <p>Source: X. Chen, X. Bai, Z. Zheng, N. Si, Experimental Designs for Multi-Item Multi-Period
 * Inventory Control, arXiv 2501.11996, 2026. O(1) a question.
 */
public final class Assignment {
  private final Lab lab;
  private final List<Pair> pairs;
  private final boolean everyone;
  private final Map<String, Boolean> coins = new HashMap<>();

  private Assignment(Lab lab, List<Pair> pairs, boolean everyone) {
    this.lab = lab;
    this.pairs = List.copyOf(pairs);
    this.everyone = everyone;
    for (Pair pair : pairs) {
      boolean coin = coin(lab, "pair/" + name(pair));
      coins.put(pair.first(), coin);
      coins.put(pair.second(), !coin);
    }
  }

  /** Pairs the SKUs and chooses those that take part. */
  public static Assignment of(Lab lab, Collection<SkuTraits> skus) {
    return of(lab, skus, Double.POSITIVE_INFINITY);
  }

  /**
   * The same; pairs whose demand is further apart than by a factor take no part. A few large SKUs
   * may carry most of the cost, and nothing that is like them tells what they would have cost.
   */
  public static Assignment of(Lab lab, Collection<SkuTraits> skus, double mostApart) {
    List<Pair> taking =
        Pair.of(skus, mostApart).stream()
            .filter(pair -> uniform(lab, "part/" + name(pair)) < lab.share())
            .toList();
    return new Assignment(lab, taking, false);
  }

  /**
   * All that take part treated from the first day of the lab on: what the lab wants to foretell.
   */
  public Assignment rolledOut() {
    return new Assignment(lab, pairs, true);
  }

  /** The definition that it follows. */
  public Lab lab() {
    return lab;
  }

  /** The pairs that take part. */
  public List<Pair> pairs() {
    return pairs;
  }

  /** Whether a SKU is treated in a block; what takes no part never is. */
  public boolean treated(String sku, int block) {
    Boolean coin = coins.get(sku);
    if (coin == null || block < 0) {
      return false;
    }
    if (everyone) {
      return true;
    }
    boolean odd = block % 2 == 1;
    return switch (lab.design()) {
      case ITEM -> coin;
      case SWITCHBACK -> coin(lab, "block/" + block / 2) != odd;
      case PAIRWISE -> coin != odd;
    };
  }

  private static String name(Pair pair) {
    return pair.first() + "|" + pair.second();
  }

  private static boolean coin(Lab lab, String what) {
    return uniform(lab, what) < 0.5;
  }

  private static double uniform(Lab lab, String what) {
    return (Affinity.seed(lab.id() + "/" + lab.seed() + "/" + what) >>> 11) * 0x1.0p-53;
  }
}
