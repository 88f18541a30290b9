package org.echelon.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Two SKUs that are alike before an experiment starts.
 *
 * @param first the one whose treatment the coin of the pair decides
 */
public record Pair(String first, String second) {

  /**
   * Pairs SKUs: sorted by demand they are cut into strips of about sqrt(n), each strip is sorted by
   * cube, rising and falling in turn, and neighbours on the way through all strips are paired.
   *
   * <p>The last of an odd number has no pair. O(n log n). A heuristic: the sum of distances is not
   * the least, and pairing enters only the width of an interval, never its truth, because it reads
   * nothing that a treatment could have changed.
   */
  public static List<Pair> of(Collection<SkuTraits> skus) {
    return of(skus, Double.POSITIVE_INFINITY);
  }

  /**
   * The same, without pairs whose demand a day is further apart than by a factor; SKUs without any
   * demand are alike.
   */
  public static List<Pair> of(Collection<SkuTraits> skus, double mostApart) {
    List<SkuTraits> byDemand = new ArrayList<>(skus);
    byDemand.sort(
        Comparator.comparingDouble(SkuTraits::demandPerDay).thenComparing(SkuTraits::sku));
    int strip = Math.max(2, 2 * (int) Math.round(Math.sqrt(byDemand.size()) / 2));
    Comparator<SkuTraits> byCube =
        Comparator.comparingDouble(SkuTraits::unitCube).thenComparing(SkuTraits::sku);
    List<SkuTraits> way = new ArrayList<>();
    for (int from = 0; from < byDemand.size(); from += strip) {
      List<SkuTraits> one = byDemand.subList(from, Math.min(from + strip, byDemand.size()));
      one.sort(from / strip % 2 == 0 ? byCube : byCube.reversed());
      way.addAll(one);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < way.size(); i += 2) {
      SkuTraits first = way.get(i);
      SkuTraits second = way.get(i + 1);
      if (Double.isInfinite(mostApart) || first.alike(second, mostApart)) {
        pairs.add(new Pair(first.sku(), second.sku()));
      }
    }
    return pairs;
  }
}
