package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Few classes of items in place of many: of those that may lie at the same nodes, in order of their
 * rate, so many of about equal numbers, each told by the one in its middle that sells as much as
 * all of it do.
 *
 * <p>O(n log n). An approximation that cheapens a search.
 */
public final class Velocities {
  private Velocities() {}

  /** About so many classes, at least one for each set of nodes. */
  public static List<SkuClass> of(List<SkuClass> classes, int most) {
    Map<String, List<SkuClass>> byNodes = new LinkedHashMap<>();
    for (SkuClass one : classes) {
      if (one.demand().totalRate() > 0) {
        String nodes = Arrays.toString(one.item().stockable());
        byNodes.computeIfAbsent(nodes, n -> new ArrayList<>()).add(one);
      }
    }
    List<SkuClass> few = new ArrayList<>();
    for (List<SkuClass> alike : byNodes.values()) {
      long groups = Math.round((double) most * alike.size() / classes.size());
      few.addAll(grouped(alike, (int) Math.max(1, Math.min(groups, alike.size()))));
    }
    return few;
  }

  private static List<SkuClass> grouped(List<SkuClass> alike, int groups) {
    List<SkuClass> sorted =
        alike.stream().sorted(Comparator.comparingDouble(one -> one.demand().totalRate())).toList();
    List<SkuClass> few = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      List<SkuClass> group =
          sorted.subList(g * sorted.size() / groups, (g + 1) * sorted.size() / groups);
      SkuClass middle = group.get(group.size() / 2);
      double items = group.stream().mapToDouble(SkuClass::items).sum();
      double units = group.stream().mapToDouble(SkuClass::unitsPerDay).sum();
      double factor = units / items / middle.demand().totalRate();
      few.add(new SkuClass(middle.item(), middle.demand().times(factor), items));
    }
    return few;
  }
}
