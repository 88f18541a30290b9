package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Few classes of items in place of many: in order of their rate, so many of about equal numbers,
 * each told by the one in its middle that sells as much as all of it do.
 *
 * <p>O(n log n). An approximation that cheapens a search; what is found is judged with all classes.
 */
final class Velocities {
  private Velocities() {}

  /** At most so many classes for each kind of handling. */
  static List<SkuClass> of(List<SkuClass> classes, int most) {
    List<SkuClass> sorted =
        classes.stream()
            .filter(one -> one.demand().totalRate() > 0)
            .sorted(Comparator.comparingDouble(one -> one.demand().totalRate()))
            .toList();
    int groups = Math.min(most, sorted.size());
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
